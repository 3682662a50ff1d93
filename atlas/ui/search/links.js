// Links between views that keep the session: a plain click is told to the app; with a key held,
// or another button, the browser follows the address itself, which carries the whole view.
export default function ({ data, parentElement, setTriggerValue }) {
  const page = document.querySelector('[data-testid="stMain"]') || document.body;

  function follow(event) {
    const link = event.target.closest && event.target.closest("a[data-organisation]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("opened", link.dataset.organisation);
  }

  // One listener, however often this runs; the mark is for whoever must wait for it.
  page.removeEventListener("click", page.atlasFollow);
  page.addEventListener("click", (page.atlasFollow = follow));
  page.dataset.atlasLinks = "kept";
  // Another page of the list begins at its top.
  const top = parentElement.atlasTop;
  if (top !== undefined && top !== data.top) {
    const list = data.top && document.getElementById(data.anchor);
    if (list) list.scrollIntoView({ block: "start" });
    else page.scrollTo(0, 0);
  }
  parentElement.atlasTop = data.top;
  return () => page.removeEventListener("click", follow);
}
