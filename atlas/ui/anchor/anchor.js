// Goes to the element that the address names after its #: when the page is drawn, and on each link.
export default function ({ parentElement }) {
  function go(name, tries) {
    const part = name && document.getElementById(name);
    if (!part) {
      if (name && tries) setTimeout(() => go(name, tries - 1), 100);
      return;
    }
    for (let node = part; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    part.scrollIntoView({ block: "start" });
    part.focus({ preventScroll: true });
  }

  // A link within the page is ours to follow: the address keeps what the reader looks at.
  function follow(event) {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const name = link.getAttribute("href").slice(1);
    history.replaceState(history.state, "", `${location.pathname}${location.search}#${name}`);
    go(name, 0);
  }

  const page = document.querySelector('[data-testid="stMain"]') || document.body;
  page.removeEventListener("click", page.atlasAnchor);
  page.addEventListener("click", (page.atlasAnchor = follow));
  // Once for a page: a later run must not pull the reader back. Where the app has completed the
  // address, its # is gone by now, and is read from the address that was opened.
  if (!parentElement.atlasWent) {
    parentElement.atlasWent = true;
    const [opened] = window.atlasOpened ? [] : performance.getEntriesByType("navigation");
    window.atlasOpened = true;
    const first = opened ? new URL(opened.name) : location;
    const hash = location.hash || (first.pathname === location.pathname ? first.hash : "");
    go(decodeURIComponent(hash.slice(1)), 50);
  }
  return () => page.removeEventListener("click", follow);
}
