// Names on the map: neighbouring councils in open land, our own areas where there is room.
(function () {
  "use strict";

  const STEPS = 36;

  function inRing(ring, x, y) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
  }

  function inGeometry(geometry, x, y) {
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return parts.some((rings) => inRing(rings[0], x, y) && !rings.slice(1).some((hole) => inRing(hole, x, y)));
  }

  // The frame as it is with all of `bounds` in it: a grid of points, each with its neighbour.
  function grid(map, content, bounds) {
    const zoom = map.getBoundsZoom(bounds);
    const size = map.getSize();
    const corner = map.project(bounds.getCenter(), zoom).subtract(size.divideBy(2));
    const cells = [];
    for (let i = 0; i <= STEPS; i++) {
      for (let j = 0; j <= STEPS; j++) {
        const [x, y] = [(size.x * i) / STEPS, (size.y * j) / STEPS];
        const { lat, lng } = map.unproject(corner.add([x, y]), zoom);
        const furniture = (x < 60 && y < 140) || y > size.y - 45;
        const ours = furniture || inGeometry(content.outline, lng, lat);
        const owner = ours ? -1 : content.neighbours.features.findIndex((one) => inGeometry(one.geometry, lng, lat));
        cells.push({ x, y, owner, latlng: [lat, lng] });
      }
    }
    return { cells, size };
  }

  // The roomiest place for each neighbour's name; those without room for theirs go without.
  function spots(map, content, bounds) {
    const { cells, size } = grid(map, content, bounds);
    return content.neighbours.features.flatMap(({ properties: { name } }, owner) => {
      // Half the name's width and height, and half a step of the grid, which sees no closer.
      const wide = name.length * 3.6 + 6 + size.x / STEPS / 2;
      const high = 10 + size.y / STEPS / 2;
      const others = cells.filter((cell) => cell.owner !== owner);
      // 1 means that the name just fits between this point and the nearest thing not its own.
      const room = (cell) => others.reduce(
        (least, other) => Math.min(least, Math.max(Math.abs(other.x - cell.x) / wide, Math.abs(other.y - cell.y) / high)),
        Math.min(cell.x / wide, (size.x - cell.x) / wide, cell.y / high, 3),
      );
      const best = cells.filter((cell) => cell.owner === owner)
        .reduce((found, cell) => (room(cell) > found.room ? { ...cell, room: room(cell) } : found), { room: 1 });
      return best.latlng ? [{ name, latlng: best.latlng }] : [];
    });
  }

  function label({ name, latlng }, className) {
    const text = document.createElement("span");
    text.textContent = name;
    return L.marker(latlng, {
      pane: "atlas-names",
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ html: text, className, iconSize: [0, 0] }),
    });
  }

  // Every area with the bounds of its neighbourhoods and the middle of them, largest first.
  function areasOf(layers) {
    const areas = new Map();
    layers.forEach((layer) => {
      if (!layer.area) return;
      if (!areas.has(layer.area)) areas.set(layer.area, { name: layer.area, bounds: L.latLngBounds([]), parts: [] });
      const area = areas.get(layer.area);
      area.bounds.extend(layer.getBounds());
      area.parts.push(layer.getBounds().getCenter());
    });
    const size = ({ bounds }) => bounds.getNorthWest().distanceTo(bounds.getSouthEast());
    return [...areas.values()].sort((a, b) => size(b) - size(a)).map((area) => ({
      ...area,
      latlng: [
        area.parts.reduce((sum, part) => sum + part.lat, 0) / area.parts.length,
        area.parts.reduce((sum, part) => sum + part.lng, 0) / area.parts.length,
      ],
    }));
  }

  // The names of a map: the neighbours' always; closer in an area's, where it is wide enough
  // to hold it and no circle stands. `stands` says where circles are, as bounds in pixels.
  class Names {
    constructor(map, stands) {
      this.map = map;
      this.stands = stands;
      this.areas = [];
      this.neighbours = [];
      this.shown = [];
      map.on("zoomend", () => this.fitSoon());
    }

    load(content, places) {
      this.content = content;
      this.bounds = places.bounds;
      this.areas = areasOf(places.layers);
      this.place();
    }

    // Again whenever the frame has another size; a frame in a closed tab has none yet.
    place() {
      const size = this.map.getSize();
      if (!this.content || !size.x || !size.y) return;
      this.neighbours.forEach((name) => name.remove());
      const found = this.content.neighbours ? spots(this.map, this.content, this.bounds) : [];
      this.neighbours = found.map((spot) => label(spot, "atlas-name").addTo(this.map));
      this.closer = this.map.getBoundsZoom(this.bounds) + 0.75;
      this.fitSoon();
    }

    // After the clusters have settled for the new zoom.
    fitSoon() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.fit(), 60);
    }

    fit() {
      this.shown.forEach((name) => name.remove());
      const taken = this.stands();
      // On the whole council two or three wide areas would be named and no others: none, then.
      const areas = this.map.getZoom() < this.closer ? [] : this.areas;
      this.shown = areas
        .map((area) => ({ name: area.name, latlng: this.space(area, taken) }))
        .filter((area) => area.latlng)
        .map((area) => label(area, "atlas-name atlas-area").addTo(this.map));
    }

    // Where the name can stand: at the middle of its area, or a little above or below.
    space({ name, bounds, latlng }, taken) {
      const zoom = this.map.getZoom();
      const at = (place) => this.map.project(place, zoom);
      const half = L.point(name.length * 3.3 + 3, 9);
      const across = at(bounds.getSouthEast()).subtract(at(bounds.getNorthWest()));
      if (across.x < 2 * half.x || across.y < 4 * half.y) return null;
      for (const step of [0, -16, 16, -30, 30]) {
        const middle = at(latlng).add([0, step]);
        const wanted = L.bounds(middle.subtract(half), middle.add(half));
        if (Math.abs(step) < across.y / 3 && !taken.some((other) => other.overlaps(wanted))) {
          taken.push(wanted);
          return this.map.unproject(middle, zoom);
        }
      }
      return null;
    }
  }

  window.AtlasMap.Names = Names;
})();
