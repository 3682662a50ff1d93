// What stands round the map: its buttons, the credit line, and manners towards the page.
(function () {
  "use strict";

  function resetButton(act) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = L.DomUtil.create("div", "leaflet-bar");
      const button = L.DomUtil.create("a", "atlas-whole", bar);
      button.href = "#";
      button.role = "button";
      button.title = "Show the whole map";
      button.setAttribute("aria-label", "Show the whole map");
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.on(button, "click", (event) => {
        L.DomEvent.preventDefault(event);
        act();
      });
      return bar;
    };
    return control;
  }

  // Text, never HTML: the words come with the data.
  function credit(words) {
    let line = document.getElementById("atlas-credit");
    if (!line) {
      line = document.createElement("div");
      line.id = "atlas-credit";
      document.getElementById("map_div").append(line);
    }
    line.textContent = words;
  }

  let fading;
  function hintAt(map, words) {
    const container = map.getContainer();
    let hint = container.querySelector("#atlas-wheel");
    if (!hint) {
      hint = document.createElement("div");
      hint.id = "atlas-wheel";
      hint.setAttribute("aria-hidden", "true");
      container.append(hint);
    }
    hint.textContent = words;
    hint.hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => { hint.hidden = true; }, 1400);
  }

  // The wheel and one finger belong to the page; Ctrl with the wheel, or two fingers, to the map.
  function politeGestures(map) {
    map.scrollWheelZoom.disable();
    map.getContainer().addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) return map.scrollWheelZoom.enable();
      map.scrollWheelZoom.disable();
      return hintAt(map, "Hold Ctrl and scroll to zoom");
    }, { capture: true, passive: true });
    if (L.Browser.mobile) {
      map.dragging.disable();
      map.getContainer().addEventListener("touchmove", (event) => {
        if (event.touches.length === 1) hintAt(map, "Use two fingers to move the map");
      }, { passive: true });
    }
  }

  // Leaflet takes the focus on mouse down; the page would scroll the map under the finger
  // before it is up again, and the click would be lost.
  function focusInPlace(container) {
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
  }

  function furnish(map, reset) {
    const container = map.getContainer();
    focusInPlace(container);
    container.setAttribute("role", "region");
    // Shapes and points answer the mouse only; a reader's keyboard has the picker and the table.
    ["overlay", "marker", "shadow", "atlas-land", "atlas-edge", "atlas-chosen", "atlas-names", "atlas-points", "tooltip"]
      .forEach((name) => map.getPane(name.startsWith("atlas") ? name : name + "Pane").setAttribute("aria-hidden", "true"));
    // folium's own head forbids a reader to zoom the page.
    document.querySelectorAll("meta[name=viewport][content*=user-scalable]").forEach((meta) => meta.remove());
    resetButton(reset).addTo(map);
    politeGestures(map);
  }

  window.AtlasMap = Object.assign(window.AtlasMap || {}, { furnish, credit });
})();
