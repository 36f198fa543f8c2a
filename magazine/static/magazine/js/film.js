/* A film plays where it stands once the reader asks for it; without this the link leads there. */

const PLAYERS = [
  {
    hosts: ["youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"],
    id: (url) => url.searchParams.get("v") ?? url.pathname.match(/^\/(?:embed|shorts)\/([\w-]+)/)?.[1],
    player: (id) => `https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}?autoplay=1`,
  },
  {
    hosts: ["youtu.be"],
    id: (url) => url.pathname.slice(1),
    player: (id) => `https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}?autoplay=1`,
  },
  {
    hosts: ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
    id: (url) => url.pathname.match(/(\d{5,})/)?.[1],
    player: (id) => `https://player.vimeo.com/video/${encodeURIComponent(id)}?autoplay=1&dnt=1`,
  },
];

export function playerFor(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const found = PLAYERS.find(({ hosts }) => hosts.includes(url.hostname));
  const id = found?.id(url);
  return id ? found.player(id) : null;
}

function play(film, source) {
  const frame = document.createElement("iframe");
  frame.className = "film__frame";
  frame.title = film.dataset.title;
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.src = source;
  film.querySelector(".film__link").replaceWith(frame);
  frame.focus();
}

for (const film of document.querySelectorAll("[data-film]")) {
  const source = playerFor(film.dataset.film);
  if (!source) continue;
  film.querySelector(".film__link").addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    play(film, source);
  });
}
