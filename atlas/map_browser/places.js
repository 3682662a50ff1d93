// The areas of the map: what they look like, what a hover says, which one is chosen.
// Data only ever reach the page as text nodes: a register's names are hostile input.
(function () {
  "use strict";

  const INK = "#1F2933";
  const LAND = "#EDF0F3";
  const NOT_KNOWN = "url(#atlas-not-known)";
  const UNSURE = "hatch:";
  const WHOLE = { padding: [14, 14], animate: false };
  const STILL = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function lined(className, text) {
    const line = document.createElement("div");
    line.className = className;
    line.textContent = text;
    return line;
  }

  // A hatch is a pattern that fills may name: made once, whoever asks for it.
  function hatch(id, land, line, turn) {
    if (document.getElementById(id)) return;
    const make = (name, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", name);
      Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
      return node;
    };
    const svg = make("svg", { width: 0, height: 0, "aria-hidden": "true" });
    svg.style.position = "absolute";
    const pattern = make("pattern", {
      id,
      width: 6,
      height: 6,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(" + turn + ")",
    });
    pattern.append(
      make("rect", { width: 6, height: 6, fill: land }),
      make("rect", { width: 2, height: 6, fill: line }),
    );
    svg.append(pattern);
    document.body.append(svg);
  }

  // "Not known" is a hatch, so that it cannot pass for a class or for the sea.
  function addHatch() {
    hatch("atlas-not-known", "#E9ECEF", "#9AA5B1", 45);
  }

  // A class that is less than certain: its colour under white lines, the other way round.
  function fillOf(colour) {
    if (!colour.startsWith(UNSURE)) return colour;
    const ground = colour.slice(UNSURE.length);
    const id = "atlas-unsure-" + ground.slice(1);
    hatch(id, ground, "#FFFFFF", -45);
    return "url(#" + id + ")";
  }

  class Places {
    constructor(map, pick) {
      this.map = map;
      this.pick = pick;
      this.layers = new Map();
      this.groups = [];
      this.shades = new Map();
      this.colours = [];
      this.hint = L.tooltip({ className: "atlas-hint", direction: "top", offset: [0, -8], opacity: 1 });
      addHatch();
      map.on("movestart zoomstart", () => this.unhover());
      map.on("zoomend", () => this.thread());
    }

    // Draw the areas of one file. `content` is a map file, as the build wrote it.
    load(content) {
      this.clear();
      const areas = content.neighbourhoods || content.councils;
      this.bounds = L.latLngBounds(content.bounds);
      if (content.neighbours) this.add(this.land(content.neighbours));
      this.add(this.edge(areas));
      this.areas = L.geoJSON(areas, {
        smoothFactor: 0,  // each smoothed by itself, they would gape on a small map
        style: { color: "#FFFFFF", fillOpacity: 1, fillColor: NOT_KNOWN },
        onEachFeature: (feature, layer) => this.keep(feature.properties, layer),
      });
      this.add(this.areas);
      this.thread();
    }

    // The white line between areas: a hair where they are small, so that it does not pale them.
    thread() {
      const zoom = this.map.getZoom();
      if (this.areas) this.areas.setStyle({ weight: zoom < 11.5 ? 0.5 : zoom < 13 ? 0.8 : 1.2 });
      if (this.filler) this.filler.setStyle({ weight: Math.min(60, 3 * 2 ** (zoom - 10)) });
    }

    clear() {
      this.groups.forEach((group) => group.remove());
      this.groups = [];
      this.areas = this.filler = null;
      this.layers.clear();
      this.ring();
      this.outline([]);
      this.unhover();
    }

    add(group) {
      this.groups.push(group.addTo(this.map));
    }

    // Neighbours are simplified more than we are. A broad edge of their own grey fills the gaps
    // between their border and ours; our areas are drawn above it.
    land(neighbours) {
      const still = { pane: "atlas-land", interactive: false };
      this.filler = L.geoJSON(neighbours, {
        ...still,
        style: { color: LAND, fillColor: LAND, fillOpacity: 1, lineJoin: "round" },
      });
      const borders = L.geoJSON(neighbours, { ...still, style: { weight: 1, color: "#C3CAD2", fill: false } });
      return L.featureGroup([this.filler, borders]);
    }

    // The outline of the whole: every area edged in ink, under the fills that cover all but the
    // outer half. A published outline is simplified otherwise than its areas and would gape.
    edge(areas) {
      return L.geoJSON(areas, {
        pane: "atlas-edge",
        interactive: false,
        style: { weight: 3.4, color: INK, fill: false, lineJoin: "round" },
      });
    }

    keep(properties, layer) {
      this.layers.set(properties.code, layer);
      layer.area = properties.area;
      layer.name = [...new Set([properties.area, properties.name])].filter(Boolean).join(" · ");
      layer.on({
        click: () => this.pick(properties.code),
        mouseover: (event) => this.hover(properties.code, event.latlng),
        mousemove: (event) => this.follow(event.latlng),
        mouseout: () => this.unhover(),
      });
    }

    // Colour every area in place. A place the figures do not name is "not known".
    shade(shades, colours) {
      this.shades = shades;
      this.colours = colours;
      this.layers.forEach((layer, code) => {
        const found = shades.get(code);
        const known = found && found.classNo !== null;
        const fillColor = known ? fillOf(colours[found.classNo - 1]) : NOT_KNOWN;
        // Leaflet writes eight attributes of a path whatever has changed: most changes change none.
        if (layer.options.fillColor !== fillColor) layer.setStyle({ fillColor });
      });
    }

    hover(code, latlng) {
      const layer = this.layers.get(code);
      const shade = this.shades.get(code);
      const content = document.createElement("div");
      content.append(lined("atlas-hint-name", layer.name || code));
      if (shade) content.append(lined("", shade.line), lined("atlas-hint-quiet", shade.meaning));
      this.hint.setContent(content);
      this.follow(latlng);
      this.map.openTooltip(this.hint);
      if (this.under) this.under.remove();
      this.under = L.polygon(layer.getLatLngs(), {
        pane: "atlas-chosen", interactive: false, fill: false, color: INK, weight: 1.5,
      }).addTo(this.map);
    }

    // Above the pointer, or below it near the top edge, where it would be cut off.
    follow(latlng) {
      const low = this.map.latLngToContainerPoint(latlng).y < 110;
      this.hint.options.direction = low ? "bottom" : "top";
      this.hint.options.offset = [0, low ? 18 : -8];
      this.hint.setLatLng(latlng);
    }

    unhover() {
      this.map.closeTooltip(this.hint);
      if (this.under) this.under.remove();
      this.under = null;
    }

    // Outline the chosen place twice, white and then ink; without a code, none.
    ring(code) {
      (this.rings || []).forEach((ring) => ring.remove());
      const layer = code && this.layers.get(code);
      if (!layer) return (this.rings = []);
      this.rings = [["#FFFFFF", 7], [INK, 3]].map(([color, weight]) =>
        L.polygon(layer.getLatLngs(), {
          pane: "atlas-chosen", interactive: false, fill: false, color, weight, lineJoin: "round",
        }).addTo(this.map));
      return this.rings;
    }

    // Outline several areas as one place: their edges lie under copies of their fills, which cover
    // all but the outer half, as in edge().
    outline(codes) {
      (this.outlines || []).forEach((part) => part.remove());
      const held = codes.map((code) => this.layers.get(code)).filter(Boolean);
      this.around = held;
      const edges = [["#FFFFFF", 10], [INK, 6]].map(([color, weight]) => ({ color, weight, fill: false }));
      const cover = { color: "#FFFFFF", weight: 0.8, fillOpacity: 1 };
      this.outlines = [...edges, cover].flatMap((style) => held.map((layer) =>
        L.polygon(layer.getLatLngs(), {
          pane: "atlas-chosen", interactive: false, lineJoin: "round",
          fillColor: layer.options.fillColor, ...style,
        }).addTo(this.map)));
    }

    // Go to the place that is outlined, unless the reader can already see it well.
    showOutlined() {
      if (!this.around.length) return;
      const bounds = L.latLngBounds(this.around.map((layer) => layer.getBounds()));
      if (this.map.getBounds().contains(bounds) && this.share(bounds) > 0.3) return;
      this.map.fitBounds(bounds.pad(0.25), { maxZoom: 14, animate: false });
    }

    whole() {
      if (this.bounds) this.map.fitBounds(this.bounds, WHOLE);
    }

    // Go to a place, unless the reader can already see it well.
    show(code, wasClicked) {
      const layer = this.layers.get(code);
      if (!layer) return;
      const bounds = layer.getBounds();
      const seen = this.map.getBounds().contains(bounds);
      const share = this.share(bounds);
      if (seen && (wasClicked || share > 0.12)) return;
      if (wasClicked && share < 0.5) this.map.panInsideBounds(bounds.pad(1), { animate: !STILL });
      else this.map.fitBounds(bounds.pad(1.6), { maxZoom: 14, animate: !STILL });
    }

    // How much of the frame's longer side a place takes, 0 to 1.
    share(bounds) {
      const low = this.map.latLngToContainerPoint(bounds.getSouthWest());
      const high = this.map.latLngToContainerPoint(bounds.getNorthEast());
      const size = this.map.getSize();
      return Math.max((high.x - low.x) / size.x, (low.y - high.y) / size.y);
    }
  }

  window.AtlasMap = Object.assign(window.AtlasMap || {}, { Places, lined, STILL });
})();
