// The map's way in: AtlasMap.draw(map, order) makes the frame show what Python ordered.
// What has not changed is left as it stands, so a new measure only recolours.
(function () {
  "use strict";

  const { Places, Points, Names, say, hush, LOST } = window.AtlasMap;
  const PANES = { land: 350, edge: 390, chosen: 440, names: 450, points: 620 };
  const fetched = new Map();

  // streamlit-folium would answer every click by itself, a quarter of a second late and
  // with the whole shape: it asks layers for their GeoJSON, so ours have none to give.
  [L.Marker, L.CircleMarker, L.Polyline, L.Polygon, L.LayerGroup].forEach((kind) => {
    kind.prototype.toGeoJSON = null;
  });

  // Names carry a hash of the content, so a file once had is never asked for again.
  function read(folder, name) {
    const url = folder + encodeURIComponent(name);
    if (!fetched.has(url)) {
      const answer = fetch(url, { cache: "force-cache" }).then((response) => {
        if (!response.ok) throw new Error(name + ": " + response.status);
        return response.json();
      });
      answer.catch(() => fetched.delete(url));
      fetched.set(url, answer);
    }
    return fetched.get(url);
  }

  function shadesOf(order) {
    const lines = order.lines.split("\n");
    return new Map(order.codes.split(" ").map((code, at) => [code, {
      classNo: order.classes[at] === "." ? null : parseInt(order.classes[at], 36),
      line: order.lead + lines[at],
      meaning: order.meanings[order.meaning_at[at]],
    }]));
  }

  class Frame {
    constructor(map) {
      this.map = map;
      this.turn = 0;
      Object.entries(PANES).forEach(([name, level]) => {
        const pane = map.createPane("atlas-" + name);
        pane.style.zIndex = level;
        if (name !== "points") pane.style.pointerEvents = "none";
      });
      window.AtlasMap.furnish(map, () => this.reset());
      this.places = new Places(map, (code) => this.pick(code));
      this.points = new Points(map);
      this.names = new Names(map, () => this.points.stands());
      map.on("dragstart zoomstart", () => { if (!this.moving) this.moved = true; });
      new ResizeObserver(() => this.resized()).observe(map.getContainer());
    }

    // Move the map without taking it for the reader's own doing.
    move(action) {
      this.moving = true;
      action();
      this.moving = false;
    }

    resized() {
      this.map.invalidateSize({ animate: false });
      if (!this.moved && this.loaded) this.fit();
      clearTimeout(this.later);
      this.later = setTimeout(() => this.names.place(), 150);
    }

    reset() {
      this.moved = false;
      this.fit(true);
    }

    fit(wholeOnly) {
      if (!this.map.getSize().x || !this.map.getSize().y) return;
      this.move(() => {
        this.places.whole();
        if (!wholeOnly) this.places.showOutlined();
        if (!wholeOnly && this.chosen) this.places.show(this.chosen, false);
      });
    }

    async draw(order) {
      const turn = ++this.turn;
      if (!this.loaded) say("Drawing the map…", false);
      try {
        const [shapes, points] = await Promise.all([
          read(order.folder, order.shapes),
          order.points ? read(order.folder, order.points) : null,
        ]);
        // A later order may have overtaken this one while its files were on their way.
        if (turn === this.turn) this.show(order, shapes, points);
      } catch (trouble) {
        console.error(trouble);
        if (turn === this.turn) say(LOST, true);
      }
    }

    show(order, shapes, points) {
      hush();
      this.map.getContainer().setAttribute("aria-label", order.label);
      window.AtlasMap.credit(order.credit);
      const newPlace = this.loaded !== order.shapes;
      if (newPlace) this.places.load(shapes);
      this.places.shade(shadesOf(order), order.colours);
      this.outline(order.around || [], newPlace);
      if (newPlace || order.chosen !== this.chosen || this.guess) this.choose(order, newPlace);
      if (newPlace) this.names.load(shapes, this.places);
      this.loaded = order.shapes;
      this.repoint(order, points);
    }

    // Drawn again each time, for its fills are copies; gone to only when it is another place.
    outline(codes, newPlace) {
      const isOther = codes.join(" ") !== this.outlined;
      this.outlined = codes.join(" ");
      this.places.outline(codes);
      if (isOther && !newPlace) this.move(() => this.places.showOutlined());
    }

    choose(order, newPlace) {
      const wasClicked = !newPlace && this.guess === order.chosen;
      const before = this.chosen;
      this.guess = null;
      this.chosen = order.chosen;
      this.places.ring(order.chosen);
      this.map.closePopup();
      if (newPlace) {
        this.moved = false;
        this.fit();
      } else if (order.chosen && order.chosen !== before) {
        this.move(() => this.places.show(order.chosen, wasClicked));
      }
    }

    repoint(order, points) {
      this.points.onOpen = order.opens ? (id) => this.openOrganisation(id) : null;
      const asked = JSON.stringify([order.points, order.filter]);
      if (asked === this.asked) return;
      if (points && order.points !== this.pointed) this.points.load(points);
      this.pointed = order.points;
      this.asked = asked;
      this.points.filter(points ? order.filter : null);
      this.names.fitSoon();
    }

    // A second click of a double click, or one on the place already chosen, says nothing new.
    pick(code) {
      if (code === this.chosen || code === this.guess) return;
      this.guess = code;
      this.places.ring(code);
      window.Streamlit.setComponentValue({ last_active_drawing: { code, click: Date.now() } });
    }

    openOrganisation(organisation) {
      const opened = { organisation, click: Date.now() };
      window.Streamlit.setComponentValue({ last_active_drawing: opened });
    }
  }

  // The page's own type face, which it has fetched already: a frame does not inherit it.
  function setType(url) {
    if (!url) return;
    const face = new FontFace("Source Sans", "url(" + JSON.stringify(url) + ")", { weight: "100 900" });
    document.fonts.add(face);
  }

  window.AtlasMap.draw = function (map, order) {
    if (!map.atlasFrame) {
      setType(order.font);
      map.atlasFrame = new Frame(map);
    }
    map.atlasFrame.draw(order);
  };
})();
