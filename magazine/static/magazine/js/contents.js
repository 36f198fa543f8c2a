/* Marks the chapter being read in the table of contents, and folds it away after a jump. */

const contents = document.querySelector("[data-contents]");

function follow(nav) {
  const links = [...nav.querySelectorAll("a[href^='#']")];
  const chapters = [...new Set(links.map((link) => link.hash.slice(1)))]
    .map((id) => document.getElementById(id)?.closest("section"))
    .filter(Boolean);

  const mark = (id) => {
    for (const link of links) {
      if (link.hash === `#${id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) mark(entry.target.getAttribute("aria-labelledby"));
      }
    },
    { rootMargin: "-20% 0px -75% 0px" },
  );
  chapters.forEach((chapter) => watcher.observe(chapter));

  nav.querySelector("details")?.addEventListener("click", (event) => {
    if (event.target.closest("a")) event.currentTarget.open = false;
  });
}

if (contents) follow(contents);
