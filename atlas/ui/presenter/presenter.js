// The presenter: screens in a modal dialog of the browser's own. It lies over everything, makes the
// rest of the app inert while it is open, and gives the focus back when it closes. Every word is set
// as text, every picture is an image, and nothing moves by itself.
const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];

function make(tag, name, text, ...inside) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text) node.textContent = text;
  node.append(...inside.filter(Boolean));
  return node;
}

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
// Letters as people type them: no accents, no capitals.
const plain = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

function swatch(one) {
  const mark = make("i", "swatch " + one.kind, one.number);
  mark.style.setProperty("--fill", one.colour || "transparent");
  mark.style.color = one.ink;
  return mark;
}

function legend(key) {
  const rows = key.rows.map(([label, cells]) => {
    const head = make("th", "", label);
    head.scope = "row";
    return make("tr", "", "", head, ...cells.map((one) => make("td", "", "", swatch(one))));
  });
  const heads = key.columns.map((label) => {
    const head = make("th", "", label);
    head.scope = "col";
    return head;
  });
  const grid = rows.length &&
    make("table", "", "", make("tr", "", "", make("td"), ...heads), ...rows);
  const list = make("ul", "", "", ...key.swatches.map((one) =>
    make("li", "", "", swatch(one), make("span", "", one.words))));
  return make("div", "key", "", make("p", "", key.title), grid, list);
}

function table(grid) {
  const cell = (tag, words, at) => {
    // A date or "not known" stays on one line: a row is reckoned as high as its longest words.
    const isWhole = tag === "td" && words.length <= 12;
    const name = grid.headings[at][1] ? "figure" : isWhole ? "whole" : "";
    const node = make(tag, name, "", make("span", "", words));
    if (tag === "th") node.scope = "col";
    return node;
  };
  const head = make("tr", "", "", ...grid.headings.map(([words], at) => cell("th", words, at)));
  const rows = grid.rows.map((row, no) => make("tr", no === grid.chosen ? "chosen" : "", "",
    ...row.map((words, at) => cell("td", words, at))));
  return make("div", "grid", "",
    make("table", "", "", make("thead", "", "", head), make("tbody", "", "", ...rows)),
    make("p", "", grid.said));
}

function sentences(lines) {
  return lines.length && make("div", "lines", "", ...lines.map(([label, said]) =>
    make("p", "", "", label && make("b", "", label + (/[?!:]$/.test(label) ? " " : ": ")), said)));
}

class Presenter {
  constructor(root, words) {
    this.words = words;
    this.at = 0;
    this.left = {}; // at which screen the reader left a ward's, or the briefing's own ("")
    this.build();
    root.append(this.dialog);
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey, true);
  }

  button(name, words, act) {
    const node = make("button", name, words);
    node.type = "button";
    node.onclick = act;
    return node;
  }

  build() {
    const { words } = this;
    this.screen = make("div", "screen");
    this.source = make("p", "source");
    this.place = make("span", "place");
    this.heard = make("p", "unseen");
    this.heard.setAttribute("role", "status");
    this.back = this.button("back", "‹ " + words.back, () => this.go(this.at - 1));
    this.next = this.button("next", words.next + " ›", () => this.go(this.at + 1));
    this.home = this.button("home", words.home, () => this.ask("", ""));
    this.toNotes = this.button("", words.notes, () => this.toggle(this.notes));
    this.toWards = this.button("", words.ward, () => this.toggle(this.wards));
    this.toWhole = this.button("whole", words.whole, () => this.whole());
    this.toLeave = this.button("", words.leave, () => this.leave());
    this.bar = make("div", "bar", "", this.toLeave, this.toWhole, this.toNotes, this.toWards,
      this.home, make("span", "gap"), this.back, this.place, this.next);
    this.notes = this.panel("notes", words.notes, this.toNotes);
    this.notes.tabIndex = 0;
    this.wards = this.panel("wards", words.find, this.toWards);
    this.buildWards();
    const room = make("div", "room", "", this.screen, this.notes, this.wards);
    this.stage = make("div", "stage", "", room, this.source, this.bar, this.heard);
    this.dialog = make("dialog", "", "", this.stage);
    this.dialog.setAttribute("role", "dialog");
    this.dialog.setAttribute("aria-modal", "true");
    this.dialog.tabIndex = -1;
    this.dialog.oncancel = (event) => event.preventDefault(); // Escape is ours: see key()
    this.dialog.onkeydown = (event) => event.stopPropagation(); // the app has keys of its own
    new ResizeObserver(() => this.reachable()).observe(this.screen);
    this.stage.onfullscreenchange = () => this.wholeChanged();
  }

  panel(name, label, opener) {
    const node = make("section", name);
    node.setAttribute("aria-label", label);
    node.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    node.opener = opener;
    return node;
  }

  buildWards() {
    this.find = make("input");
    this.find.type = "search";
    this.find.id = "find";
    this.find.autocomplete = "off";
    this.find.spellcheck = false;
    const label = make("label", "", this.words.find);
    label.htmlFor = "find";
    this.list = make("ul");
    this.list.id = "list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.ward);
    this.none = make("p", "none", this.words.none);
    const said = { role: "combobox", "aria-expanded": "true", "aria-controls": "list",
      "aria-autocomplete": "list" };
    Object.entries(said).forEach(([name, value]) => this.find.setAttribute(name, value));
    this.find.oninput = () => this.match();
    const close = this.button("", this.words.close, () => this.toggle(this.wards));
    this.wards.append(make("div", "asked", "", label, this.find, close), this.list, this.none);
  }

  // What the app sends: screens, and of which ward they are.
  take(data, tell) {
    const isOther = this.data && data.of !== this.data.of;
    if (isOther) this.left[this.data.of] = this.at;
    if (isOther) this.at = data.of ? 0 : this.left[""] || 0;
    this.data = data;
    this.tell = tell;
    this.at = Math.min(this.at, data.screens.length - 1);
    if (this.waiting && this.waiting.code === data.of) this.waiting = null;
    this.dialog.setAttribute("aria-label", data.label);
    this.toWards.hidden = !data.wards.length;
    if (!this.dialog.open) this.open();
    this.draw();
  }

  open() {
    this.opener = document.activeElement;
    this.dialog.showModal();
    this.dialog.focus();
    if (navigator.userActivation && navigator.userActivation.isActive) this.whole();
  }

  draw() {
    const screen = this.data.screens[this.at];
    const drawn = JSON.stringify([this.waiting, this.at, this.data.of, screen]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.dialog.style.setProperty("--house", screen.colour);
    this.dialog.style.setProperty("--ink", screen.ink);
    this.home.hidden = !this.data.of && !this.waiting;
    this.toNotes.disabled = Boolean(this.waiting);
    const all = this.data.screens.length;
    this.place.textContent = this.waiting ? "" : fill(this.words.place, { at: this.at + 1, all });
    this.back.setAttribute("aria-disabled", Boolean(this.waiting || !this.at));
    this.next.setAttribute("aria-disabled", Boolean(this.waiting || this.at === all - 1));
    const shown = this.waiting
      ? { ...screen, kind: "words", title: fill(this.words.getting, this.waiting), over: "", lines: [],
          picture: "", key: null, grid: null, caution: "", link: "", source: "", notes: [] }
      : screen;
    this.show(shown);
    this.heard.textContent = [this.place.textContent, shown.title].filter(Boolean).join(": ");
  }

  show(screen) {
    const strip = make("div", "strip", "", (screen.over || screen.mark) && make("p", "over", screen.over),
      screen.mark && make("p", "mark", screen.mark));
    const parts = [make("h1", "", screen.title), sentences(screen.lines), screen.key && legend(screen.key)];
    const words = make("div", "words", "", ...parts);
    if (screen.link) words.append(this.link(screen.link));
    const main = make("div", "main " + screen.kind, "", words);
    main.style.setProperty("--column", screen.column / 16 + "em");
    // A legend of one kind of marks stands in two columns where there is room for them.
    main.classList.toggle("wide", screen.column > 400 && Boolean(screen.key) && !screen.key.rows.length);
    if (screen.picture) {
      const image = make("img");
      image.src = screen.picture;
      image.alt = screen.alt;
      image.onload = () => this.reachable();
      main.append(make("div", "picture", "", image));
    }
    if (screen.grid) main.append(table(screen.grid));
    const caution = screen.caution && make("p", "caution", screen.caution);
    this.screen.replaceChildren(...[strip, main, caution].filter(Boolean));
    this.source.textContent = screen.source;
    this.reachable();
    const close = this.button("", this.words.close, () => this.toggle(this.notes));
    const noted = screen.notes.flatMap(([head, said]) =>
      [make("h2", "", head), ...said.map((one) => make("p", "", one))]);
    this.notes.replaceChildren(close, ...(noted.length ? noted : [make("p", "", this.words.no_notes)]));
    this.notes.scrollTop = 0;
  }

  // What is larger than its room, in a small window, scrolls, and is reached by keyboard.
  reachable() {
    for (const node of [this.screen, ...this.screen.querySelectorAll(".picture, .grid")]) {
      const spills = node.scrollHeight > node.clientHeight + 2 || node.scrollWidth > node.clientWidth + 2;
      node.classList.toggle("spills", spills);
      if (spills) node.tabIndex = 0;
      else node.removeAttribute("tabindex");
    }
  }

  // Only an address of the web is ever followed, and never in place of the app.
  link(address) {
    const node = make("p", "link", /^https?:/.test(address) ? "" : address);
    if (node.textContent) return node;
    const link = make("a", "", address);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.title = this.words.link;
    node.append(link);
    return node;
  }

  go(at) {
    if (this.waiting || at < 0 || at >= this.data.screens.length) return;
    this.at = at;
    this.draw();
  }

  toggle(panel) {
    const isOpening = panel.hidden;
    for (const one of [this.notes, this.wards]) {
      one.hidden = one !== panel || !isOpening;
      one.opener.setAttribute("aria-expanded", String(!one.hidden));
    }
    if (!isOpening) panel.opener.focus();
    else if (panel === this.notes) this.notes.focus();
    else {
      this.find.value = "";
      this.match();
      this.find.focus();
    }
  }

  match() {
    const asked = plain(this.find.value).split(/\s+/).filter(Boolean);
    const begins = ([, name]) => (asked.length && !plain(name).startsWith(asked[0]) ? 1 : 0);
    this.found = this.data.wards
      .filter(([, name]) => asked.every((letters) => plain(name).includes(letters)))
      .sort((one, other) => begins(one) - begins(other));
    this.list.replaceChildren(...this.found.map(([code, name], at) => {
      const option = make("li", "", name);
      option.id = "ward-" + at;
      option.setAttribute("role", "option");
      option.onclick = () => this.choose(at);
      return option;
    }));
    this.list.hidden = !this.found.length;
    this.none.hidden = !this.list.hidden;
    this.mark(0);
  }

  mark(at) {
    const all = [...this.list.children];
    this.marked = Math.max(0, Math.min(at, all.length - 1));
    all.forEach((one, no) => one.setAttribute("aria-selected", String(no === this.marked)));
    const marked = all[this.marked];
    if (marked) {
      this.find.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else this.find.removeAttribute("aria-activedescendant");
  }

  choose(at) {
    const ward = this.found[at];
    if (!ward) return;
    this.toggle(this.wards);
    this.dialog.focus();
    this.ask(...ward);
  }

  // Ask the app for a ward's screens, or for the briefing's own; what is here is shown at once.
  ask(code, name) {
    this.dialog.focus();
    const isHere = code === this.data.of;
    if (!isHere || this.waiting) this.tell("ward", { code });
    this.waiting = isHere ? null : { code, name: name || this.words.home };
    if (isHere && code) this.at = 0;
    this.draw();
  }

  isWhole() {
    return this.stage.matches(":fullscreen");
  }

  whole() {
    if (this.isWhole()) {
      this.staying = true;
      document.exitFullscreen().catch(() => {});
    } else if (this.stage.requestFullscreen) this.stage.requestFullscreen().catch(() => {});
  }

  // The browser keeps Escape to itself in full screen: leaving that by it leaves the presenter.
  wholeChanged() {
    if (!this.isWhole() && !this.staying && this.dialog.open) this.leave();
    this.staying = false;
  }

  key(event) {
    if (!this.dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0];
    if (this.wards.hidden ? this.pressed(event.key, target) : this.typed(event.key, target)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  pressed(key, target) {
    const isOn = (tag) => target.closest && target.closest(tag);
    const isScrolling = isOn("section, [tabindex='0']") && /^Arrow/.test(key);
    if (isScrolling || ([" ", "Enter"].includes(key) && isOn("button, a"))) return false;
    if (NEXT.includes(key)) this.go(this.at + 1);
    else if (BACK.includes(key)) this.go(this.at - 1);
    else if (key === "Home") this.go(0);
    else if (key === "End") this.go(this.data.screens.length - 1);
    else if (/^n$/i.test(key) && !this.waiting) this.toggle(this.notes);
    else if (/^w$/i.test(key) && this.data.wards.length) this.toggle(this.wards);
    else if (/^f$/i.test(key) || key === "F5") this.whole(); // F5: a clicker's button to begin
    else if (key === "Escape" && !this.notes.hidden) this.toggle(this.notes);
    else if (key === "Escape") this.leave();
    else return false;
    return true;
  }

  typed(key, target) {
    if (key === "Escape") this.toggle(this.wards);
    else if (target !== this.find) return false;
    else if (key === "ArrowDown") this.mark(this.marked + 1);
    else if (key === "ArrowUp") this.mark(this.marked - 1);
    else if (key === "Enter") this.choose(this.marked);
    else return false;
    return true;
  }

  leave() {
    this.close();
    this.tell("left", true);
  }

  close() {
    document.removeEventListener("keydown", this.onKey, true);
    const isWhole = this.isWhole();
    if (this.dialog.open) this.dialog.close();
    this.isClosed = true;
    // The browser gives the focus back by itself, but not to what full screen hides.
    if (isWhole) document.exitFullscreen().catch(() => {}).then(() => this.opener && this.opener.focus());
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const held = parentElement.atlasPresenter ||
    (parentElement.atlasPresenter = new Presenter(parentElement, data.words));
  if (!held.isClosed) held.take(data, setTriggerValue);
  return () => held.close();
}
