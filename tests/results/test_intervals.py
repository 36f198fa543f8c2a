"""The intervals, against figures that others published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magazine.results.intervals import Rate, deviations, newcombe, wilson
from magazine.results.verdicts import Finding, in_words, points, verdict

Z = deviations()

# R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of
# seven methods, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
WILSON = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10.
NEWCOMBE = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]

rates = st.integers(min_value=1, max_value=10**6).flatmap(
    lambda tries: st.builds(Rate, st.integers(min_value=0, max_value=tries), st.just(tries))
)


@pytest.mark.parametrize(("hits", "tries", "low", "high"), WILSON)
def test_wilsons_interval_is_as_published(hits: int, tries: int, low: float, high: float) -> None:
    found = wilson(Rate(hits, tries), Z)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("rate", "other", "low", "high"), NEWCOMBE)
def test_newcombes_interval_is_as_published(
    rate: tuple, other: tuple, low: float, high: float
) -> None:
    found = newcombe(Rate(*rate), Rate(*other), Z)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_ninety_five_per_cent_reach_so_far() -> None:
    assert deviations() == pytest.approx(1.959964, abs=1e-6)
    # Two comparisons at once: each at 97.5 %.
    assert deviations(2) == pytest.approx(2.241403, abs=1e-6)


@given(rates)
def test_a_rate_lies_in_its_own_interval(rate: Rate) -> None:
    found = wilson(rate, Z)
    assert 0 <= found.low <= rate.value + 1e-12
    assert rate.value - 1e-12 <= found.high <= 1


@given(rates, rates)
def test_turned_around_a_difference_is_its_opposite(rate: Rate, other: Rate) -> None:
    one, two = newcombe(rate, other, Z), newcombe(other, rate, Z)
    assert one.low == pytest.approx(-two.high, abs=1e-9)
    assert one.high == pytest.approx(-two.low, abs=1e-9)


class TestWords:
    def say(self, variant: tuple, first: tuple, comparisons: int = 1) -> str:
        return in_words(verdict(Rate(*variant), Rate(*first), comparisons), "B", "A")

    def test_a_better_one_by_how_much(self) -> None:
        assert self.say((300, 10_000), (200, 10_000)) == (
            "“B” is better than “A” by 0.6 to 1.4 points."
        )

    def test_a_worse_one_by_how_much(self) -> None:
        assert self.say((200, 10_000), (300, 10_000)) == (
            "“B” is worse than “A” by 0.6 to 1.4 points."
        )

    def test_a_lead_that_may_be_chance_is_none(self) -> None:
        assert self.say((12, 400), (10, 400)) == (
            "Too early to say: against “A”, “B” may be anything from −1.9 to +2.9 points."
        )

    def test_what_holds_alone_need_not_hold_among_four(self) -> None:
        leading, first = Rate(255, 10_000), Rate(210, 10_000)
        assert verdict(leading, first).finding is Finding.BETTER
        assert verdict(leading, first, comparisons=4).finding is Finding.TOO_EARLY

    def test_what_nobody_saw_is_not_compared(self) -> None:
        assert self.say((0, 0), (10, 400)) == (
            "Nothing to compare yet: “B” or “A” has not been seen."
        )

    def test_small_points_keep_a_second_decimal(self) -> None:
        assert points(0.0004) == "0.04"
        assert points(-0.0123, signed=True) == "−1.2"
        assert points(0, signed=True) == "0.00"
