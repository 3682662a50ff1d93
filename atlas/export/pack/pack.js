// The maps of the page: the app's own, over data that the page carries. Without a script, or
// where one cannot be drawn, its drawing stays.
(function () {
  "use strict";

  const PANES = { land: 350, edge: 390, chosen: 440, names: 450, points: 620 };
  const ALL = { tiers: null, grades: null, forms: null, ids: null, contact: true };
  const held = JSON.parse(document.getElementById("atlas-data").textContent);
  const { Places, Points, Names, furnish, lined } = window.AtlasMap;

  // Each value is given once, and rows name it by its number.
  function unfolded({ columns, values, rows }) {
    return { columns, rows: rows.map((row) => row.map((at) => values[at])) };
  }

  // A ring is carried as steps from point to point, a hundred thousand to a degree.
  function ring(steps) {
    const points = [];
    for (let at = 0, across = 0, up = 0; at < steps.length; at += 2) {
      across += steps[at];
      up += steps[at + 1];
      points.push([across / 100000, up / 100000]);
    }
    return points;
  }

  function setOut(value) {
    if (!value || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(setOut);
    const shape = ["Polygon", "MultiPolygon"].includes(value.type) && value.coordinates;
    const rings = (held) => (typeof held[0] === "number" ? ring(held) : held.map(rings));
    if (shape) return { ...value, coordinates: rings(shape) };
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, setOut(one)]));
  }

  const shapesSetOut = {};
  function shapesOf(name) {
    shapesSetOut[name] = shapesSetOut[name] || setOut(held.shapes[name]);
    return shapesSetOut[name];
  }

  function makeMap(box) {
    const map = L.map(box, { attributionControl: false, zoomSnap: 0.25, maxZoom: 17 });
    map.setView([53, -1.5], 6);
    Object.entries(PANES).forEach(([name, level]) => {
      const pane = map.createPane("atlas-" + name);
      pane.style.zIndex = level;
      if (name !== "points") pane.style.pointerEvents = "none";
    });
    return map;
  }

  class Live {
    constructor(root) {
      this.order = held.maps[root.dataset.map];
      this.find = root.querySelector("select");
      this.said = root.querySelector(".place");
      this.map = makeMap(root.querySelector(".map"));
      this.map.getContainer().setAttribute("aria-label", this.order.label);
      furnish(this.map, () => this.places.whole());
      this.places = new Places(this.map, (code) => this.choose(code));
      this.fill();
      this.find.addEventListener("change", () => this.choose(this.find.value, true));
      new ResizeObserver(() => this.resized()).observe(this.map.getContainer());
    }

    fill() {
      const { shapes, shades, colours, around, chosen, points } = this.order;
      const content = shapesOf(shapes);
      this.shades = new Map(Object.entries(shades).map(([code, [classNo, line, meaning]]) =>
        [code, { classNo, line, meaning }]));
      this.places.load(content);
      this.places.shade(this.shades, colours);
      this.places.outline(around);
      if (points) {
        this.points = new Points(this.map);
        this.points.load(unfolded(points));
        this.points.filter(ALL);
      }
      this.names = new Names(this.map, () => (this.points ? this.points.stands() : []));
      this.names.load(content, this.places);
      this.first = chosen;
      if (chosen) this.choose(chosen);
    }

    // Seen for the first time, or turned: the whole, then what is outlined.
    resized() {
      this.map.invalidateSize({ animate: false });
      if (!this.map.getSize().x || this.width === this.map.getSize().x) return;
      this.width = this.map.getSize().x;
      this.places.whole();
      this.places.showOutlined();
      if (this.first) this.places.show(this.first, false);
      this.names.place();
    }

    choose(code, isFound) {
      this.places.ring(code);
      if (this.find.value !== code) this.find.value = code;
      this.said.replaceChildren();
      const layer = this.places.layers.get(code);
      if (!layer) return;
      const shade = this.shades.get(code);
      this.said.append(lined("atlas-hint-name", layer.name));
      if (shade) this.said.append(lined("", shade.line), lined("atlas-hint-quiet", shade.meaning));
      if (isFound) this.places.show(code, false);
    }
  }

  document.querySelectorAll("[data-map]").forEach((root) => {
    root.hidden = false;
    try {
      new Live(root);
      root.closest("figure").classList.add("is-live");
    } catch (trouble) {
      root.hidden = true;
      throw trouble;
    }
  });
})();
