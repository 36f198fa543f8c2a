"""Props of the scenes: plinths, arches, rulers with drawn numerals, lying cards, chains."""

from __future__ import annotations

from ..colour import METALS, mix
from ..essentials import BANK_CARD, EssentialDrawing, drawn
from ..paths import Path, Pen, ellipse, rectangle
from ..svg import group, num, tag
from .stage import Stage

# Single-stroke numerals in a box of 6 × 10, so that no picture depends on a font.
_NUMERALS = {
    "0": "M3 0C0.8 0 0 2.4 0 5S0.8 10 3 10S6 7.6 6 5S5.2 0 3 0Z",
    "1": "M1 2L3.4 0V10",
    "2": "M0.4 2.6C0.4 1 1.6 0 3.1 0S5.7 1 5.7 2.6C5.7 5 0.4 7.4 0.2 10H6",
    "3": "M0.5 1.6C1 0.6 1.9 0 3 0C4.6 0 5.6 1 5.6 2.4S4.5 4.8 2.6 4.8C4.7 4.8 6 5.8 6 7.4S4.7 10 "
    "3 10C1.7 10 0.7 9.4 0.2 8.3",
    "4": "M4.5 10V0L0 7H6",
    "5": "M5.4 0H1.2L0.7 4.6C1.3 4.1 2.1 3.8 3 3.8C4.8 3.8 6 5.1 6 6.9S4.7 10 3 10C1.7 10 0.7 9.4 "
    "0.2 8.4",
    "6": "M5 0.4C2 1.4 0 4.2 0 6.9C0 8.8 1.3 10 3 10S6 8.8 6 7S4.8 4.1 3.1 4.1C1.4 4.1 0.1 5.4 0 7",
    "7": "M0 0H6C3.9 2.8 2.6 6 2.4 10",
    "8": "M3 4.7C1.5 4.7 0.5 3.7 0.5 2.4S1.5 0 3 0S5.5 1.1 5.5 2.4S4.5 4.7 3 4.7C1.2 4.7 0 5.9 0 "
    "7.4S1.2 10 3 10S6 8.9 6 7.4S4.8 4.7 3 4.7Z",
    "9": "M1 9.6C4 8.6 6 5.8 6 3.1C6 1.2 4.7 0 3 0S0 1.2 0 3S1.2 5.9 2.9 5.9C4.6 5.9 5.9 4.6 6 3",
}


def numerals(text: str, x: float, y: float, height: float, colour: str, weight: float) -> str:
    """Digits as strokes, centred on x, their foot at y."""
    k = height / 10
    advance = 8.2
    start = -(len(text) * advance - 2.2) / 2
    glyphs = [
        tag("path", d=_NUMERALS[digit], transform=f"translate({num(start + i * advance)} -10)")
        for i, digit in enumerate(text)
        if digit in _NUMERALS
    ]
    return group(
        *glyphs,
        transform=f"translate({num(x)} {num(y)})scale({num(k, 4)})",
        fill="none",
        stroke=colour,
        stroke_width=num(weight / k, 3),
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def plinth(
    stage: Stage,
    x: float,
    top: float,
    width: float,
    bottom: float,
    colour: str,
    depth: float = 0.07,
) -> str:
    """A square block standing on the floor: its top seen from slightly above."""
    lid = width * depth
    half = width / 2
    face = rectangle(x - half, top + lid, width, bottom - top - lid)
    upper = (
        Pen(x - half, top + lid)
        .line(x - half * 0.90, top - lid * 0.2)
        .line(x + half * 0.90, top - lid * 0.2)
        .line(x + half, top + lid)
        .close()
    )
    light = mix(colour, "#ffffff", 0.42)
    shadow = (
        Pen(x + half * 0.9, bottom)
        .line(x + half, bottom)
        .line(x + half + (bottom - top) * 0.75, bottom - (bottom - top) * 0.14)
        .line(x + half * 0.2 + (bottom - top) * 0.75, bottom - (bottom - top) * 0.14)
        .close()
    )
    fade = stage.sheet.linear([(0, "#1b0f0a", 0.30), (1, "#1b0f0a", 0.0)], 0, 0, 1, 0)
    return "".join(
        [
            tag("path", d=shadow.d(), fill=fade),
            stage.pool(x, bottom, half * 1.12, width * 0.035, 0.5),
            stage.shape(face, colour, across=True),
            tag("path", d=upper.d(), fill=light),
            tag(
                "path",
                d=f"M{num(x - half)} {num(top + lid)}H{num(x + half)}",
                fill="none",
                stroke="#ffffff",
                stroke_opacity=0.55,
                stroke_width=1.4,
            ),
        ]
    )


def drum(stage: Stage, x: float, top: float, width: float, bottom: float, colour: str) -> str:
    """A round plinth."""
    rx, ry = width / 2, width * 0.085
    side = (
        Pen(x - rx, top)
        .line(x - rx, bottom)
        .curve(x - rx, bottom + ry * 0.55, x - rx * 0.55, bottom + ry, x, bottom + ry)
        .curve(x + rx * 0.55, bottom + ry, x + rx, bottom + ry * 0.55, x + rx, bottom)
        .line(x + rx, top)
        .close()
    )
    dark, light = mix(colour, "#1b0f0a", 0.30), mix(colour, "#ffffff", 0.34)
    paint = stage.sheet.linear(
        [
            (0, mix(colour, "#1b0f0a", 0.12)),
            (0.25, light),
            (0.5, colour),
            (0.9, dark),
            (1, mix(colour, "#1b0f0a", 0.18)),
        ],
        0,
        0,
        1,
        0,
    )
    return "".join(
        [
            stage.pool(x + rx * 0.2, bottom + ry * 0.7, rx * 1.28, ry * 1.5, 0.5),
            tag("path", d=side.d(), fill=paint),
            tag("path", d=ellipse(x, top, rx, ry).d(), fill=mix(colour, "#ffffff", 0.44)),
            tag(
                "path",
                d=ellipse(x, top, rx, ry).d(),
                fill="none",
                stroke="#ffffff",
                stroke_opacity=0.5,
                stroke_width=1.2,
            ),
        ]
    )


def ball(stage: Stage, x: float, bottom: float, r: float, colour: str) -> str:
    """A matt sphere."""
    paint = stage.sheet.radial(
        [
            (0, mix(colour, "#ffffff", 0.6)),
            (0.4, mix(colour, "#ffffff", 0.15)),
            (0.72, colour),
            (0.95, mix(colour, "#1b0f0a", 0.38)),
            (1, mix(colour, "#1b0f0a", 0.26)),
        ],
        0.36,
        0.32,
        0.72,
    )
    return stage.pool(x + r * 0.15, bottom, r * 1.05, r * 0.14, 0.6) + tag(
        "circle", cx=num(x), cy=num(bottom - r), r=num(r), fill=paint
    )


def arch_niche(stage: Stage, x: float, top: float, width: float, bottom: float, colour: str) -> str:
    """A round-headed niche cut into the wall."""
    half = width / 2
    k = half * 0.5523

    def opening(dx: float, grow: float) -> Path:
        a = half + grow
        return (
            Pen(x - a + dx, bottom)
            .line(x - a + dx, top + half)
            .curve(x - a + dx, top + half - k, x - k + dx, top - grow, x + dx, top - grow)
            .curve(x + k + dx, top - grow, x + a + dx, top + half - k, x + a + dx, top + half)
            .line(x + a + dx, bottom)
            .close()
        )

    inner = mix(colour, "#1b0f0a", 0.16)
    deep = stage.sheet.linear(
        [(0, mix(inner, "#1b0f0a", 0.22)), (0.4, inner), (1, colour)], 0, 0, 0.8, 1
    )
    return tag("path", d=opening(0, 0).d(), fill=mix(colour, "#1b0f0a", 0.30)) + tag(
        "path",
        d=opening(half * 0.10, -half * 0.02).d(),
        fill=deep,
        clip_path=stage.sheet.clip(opening(0, 0).d()),
    )


def ruler(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    thick: float,
    cm: float,
    first: int = 0,
    metal: bool = True,
    turn: float = 0.0,
) -> str:
    """A steel rule with its zero end at (x, y), ticks on its upper edge; `cm` is a centimetre."""
    t = METALS["silver"]
    base = stage.palette.prop if not metal else ""
    paint = (
        stage.sheet.linear(
            [(0, t.light), (0.18, t.gleam), (0.5, t.lift), (0.82, t.base), (1, t.lift)],
            0,
            0,
            0.12,
            1,
        )
        if metal
        else stage.sheet.linear([(0, mix(base, "#ffffff", 0.35)), (1, base)], 0, 0, 0.1, 1)
    )
    body = rectangle(0, 0, length, thick, thick * 0.04)
    ink = t.line if metal else stage.palette.ink
    ticks: list[str] = []
    for mm in range(int(length / cm * 10) + 1):
        place = mm * cm / 10
        reach = 0.42 if mm % 10 == 0 else 0.30 if mm % 5 == 0 else 0.18
        ticks.append(f"M{num(place)} 0V{num(thick * reach)}")
    figures = "".join(
        numerals(
            str(first + n),
            n * cm,
            thick * 0.80,
            min(thick * 0.26, cm * 0.30),
            ink,
            max(1.2, thick * 0.022),
        )
        for n in range(1, int(length / cm) + 1)
        if n * cm < length - thick * 0.2
    )
    shadow = group(
        *(
            tag(
                "path",
                d=body.d(),
                transform=f"translate({num(i * thick * 0.012)} {num(i * thick * 0.035)})",
            )
            for i in range(1, 6)
        ),
        fill="#120805",
        fill_opacity=0.07,
    )
    spin = f"rotate({num(turn)})" if turn else ""
    return group(
        shadow,
        tag(
            "path",
            d=body.d(),
            fill=paint,
            stroke=t.deep if metal else stage.palette.second,
            stroke_width=1,
        ),
        tag(
            "path",
            d="".join(ticks),
            fill="none",
            stroke=ink,
            stroke_width=num(max(0.9, cm * 0.016)),
        ),
        figures,
        transform=f"translate({num(x)} {num(y)}){spin}",
    )


def lying_card(
    stage: Stage, x: float, y: float, scale: float, card: EssentialDrawing = BANK_CARD
) -> str:
    """A bank card flat on the floor, seen from above the near edge; `scale` is units per mm."""
    tilt = (
        f"translate({num(x)} {num(y)})matrix({num(scale, 4)} 0 {num(-scale * 0.30, 4)} "
        f"{num(scale * 0.52, 4)} 0 0)"
    )
    art = drawn(card, stage.sheet, upright=False)
    width, height = card.size(False)
    flat = rectangle(-width / 2, -height, width, height, 3.18).d()
    edge = mix(card.colour or "#23313f", "#ffffff", 0.25)
    return (
        group(
            *(
                tag("path", d=flat, transform=f"translate({num(i * 0.9)} {num(2.5 + i * 1.0)})")
                for i in range(6)
            ),
            transform=tilt,
            fill="#120805",
            fill_opacity=0.07,
        )
        + group(tag("path", d=flat, fill=edge), transform=f"translate(0 {num(scale * 0.9)})" + tilt)
        + group(art, transform=tilt)
    )


def chain_line(stage: Stage, path: Path, width: float, metal: str = "gold") -> str:
    """A fine chain as one drawn line with glints, for pictures where links would be too small."""
    t = METALS[metal]
    d = path.d(1)
    dash = f"{num(width * 1.1)} {num(width * 0.55)}"
    return "".join(
        [
            tag(
                "path",
                d=d,
                fill="none",
                stroke=t.line,
                stroke_width=num(width * 1.25),
                stroke_linecap="round",
            ),
            tag(
                "path",
                d=d,
                fill="none",
                stroke=t.base,
                stroke_width=num(width * 0.9),
                stroke_linecap="round",
            ),
            tag(
                "path",
                d=d,
                fill="none",
                stroke=t.gleam,
                stroke_width=num(width * 0.55),
                stroke_dasharray=dash,
            ),
        ]
    )
