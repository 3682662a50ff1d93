// The organisations of the map: quiet clusters, orange points, a card of text on click.
// Every word on a card is a text node; the only address followed is an https one.
(function () {
  "use strict";

  const { lined, STILL } = window.AtlasMap;
  const ORANGE = "#F46A25";
  // As many as a ring can show apart; more at one point open as a list of names.
  const MOST_SPREAD = 12;
  const PLACED = {
    postcode: "Shown at the centre of its postcode.",
    neighbourhood: "Shown within its neighbourhood only, not at its address.",
  };

  // One size step for each power of ten.
  function clusterIcon(cluster) {
    const count = cluster.getChildCount();
    const size = 22 + 7 * Math.floor(Math.log10(count));
    const label = document.createElement("span");
    label.textContent = count.toLocaleString("en-GB");
    return L.divIcon({ html: label, className: "atlas-cluster", iconSize: [size, size] });
  }

  function pointStyle(site) {
    const hollow = site.grade === "D" || site.grade === "X";
    return {
      pane: "atlas-points",
      bubblingMouseEvents: false,
      radius: hollow ? 5 : 6,
      weight: hollow ? 2.5 : 1.5,
      color: hollow ? ORANGE : "#FFFFFF",
      fillColor: hollow ? "#FFFFFF" : ORANGE,
      fillOpacity: 1,
    };
  }

  function link(url) {
    const anchor = document.createElement("a");
    anchor.textContent = "See its entry in the public register";
    anchor.href = url;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    return anchor;
  }

  // The name; where the page can open the organisation's own page, a button that does so.
  function title(site, open) {
    const node = lined("atlas-card-name", open ? "" : site.name);
    if (open) node.append(button(site.name, () => open(site.org_id)));
    return node;
  }

  function card(site, open) {
    const node = document.createElement("div");
    node.append(title(site, open), lined("atlas-card-form", site.legal_form_name));
    if (site.tier_reason) node.append(lined("", site.tier_reason));
    node.append(lined("", "Address grade " + site.grade + ": " + (site.grade_reason || "")));
    if (PLACED[site.placement]) node.append(lined("atlas-hint-quiet", PLACED[site.placement]));
    if (/^https:\/\//i.test(site.url || "")) node.append(link(site.url));
    return node;
  }

  // Of a postcode only what is placed by one, all at the same; a charity's point is its
  // neighbourhood's.
  function together(sites) {
    const first = sites[0];
    const same = sites.every((site) => site.placement === "postcode" &&
      site.latitude === first.latitude && site.longitude === first.longitude);
    return same ? "at this postcode" : "shown at this point";
  }

  function button(words, act) {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = words;
    node.addEventListener("click", (event) => {
      // The button is gone when the map looks where the click was, and would close the card.
      event.stopPropagation();
      act();
    });
    return node;
  }

  class Points {
    constructor(map) {
      this.map = map;
      this.sites = [];
      this.popup = L.popup({ className: "atlas-card", maxWidth: 290, minWidth: 200, maxHeight: 300, autoPanPadding: [12, 12] });
      // Clusters answer the mouse; the keyboard's way to an organisation is the list beside the map.
      L.MarkerCluster.mergeOptions({ keyboard: false });
      this.group = L.markerClusterGroup({
        animate: !STILL,
        clusterPane: "atlas-points",
        iconCreateFunction: clusterIcon,
        maxClusterRadius: 52,
        showCoverageOnHover: false,
        spiderLegPolylineOptions: { weight: 1, color: "#1F2933", opacity: 0.6, interactive: false },
        spiderfyOnMaxZoom: false,
        zoomToBoundsOnClick: false,
      }).addTo(map);
      this.group.on("clusterclick", (event) => this.open(event.layer));
    }

    // `content` is {columns, rows}; the rows are kept, so that a filter needs no second journey.
    load(content) {
      this.popup.remove();
      this.sites = content.rows.map((row) =>
        Object.fromEntries(content.columns.map((column, at) => [column, row[at]])));
    }

    // Show the sites that pass {tiers, grades, forms, ids, contact}; forms or ids null means any,
    // and without contact no site is shown that is only a contact address.
    filter(wanted) {
      const has = (list, value) => list === null || list.includes(value);
      this.group.clearLayers();
      this.popup.remove();
      if (!wanted) return;
      const ids = wanted.ids && new Set(wanted.ids);
      const shown = this.sites.filter((site) => (!ids || ids.has(site.org_id)) &&
        (wanted.contact || site.kind !== "contact") &&
        has(wanted.tiers, site.tier) && has(wanted.grades, site.grade) && has(wanted.forms, site.legal_form));
      this.group.addLayers(shown.map((site) => {
        const marker = L.circleMarker([site.latitude, site.longitude], pointStyle(site));
        marker.site = site;
        return marker.on("click", () => this.tell(marker.getLatLng(), card(site, this.onOpen)));
      }));
    }

    // The squares of screen that circles stand on now, as bounds in pixels at this zoom.
    stands() {
      const found = [];
      this.group._featureGroup.eachLayer((layer) => {
        if (!layer.getLatLng) return;
        const middle = this.map.project(layer.getLatLng(), this.map.getZoom());
        const half = L.point(layer.getChildCount ? [15, 15] : [7, 7]);
        found.push(L.bounds(middle.subtract(half), middle.add(half)));
      });
      return found;
    }

    tell(latlng, node) {
      this.popup.setLatLng(latlng).setContent(node);
      this.map.openPopup(this.popup);
    }

    // Many at one spot cannot be zoomed apart: a few are spread, more are listed by name.
    open(cluster) {
      const members = cluster.getAllChildMarkers();
      const bounds = cluster.getBounds();
      const spot = bounds.getSouthWest().distanceTo(bounds.getNorthEast()) < 2;
      const closest = this.map.getZoom() >= this.map.getMaxZoom();
      if (!spot && !closest) {
        this.map.fitBounds(bounds, { padding: [60, 60], animate: !STILL });
      } else if (members.length <= MOST_SPREAD) {
        cluster.spiderfy();
      } else {
        this.list(cluster.getLatLng(), members.map((member) => member.site));
      }
    }

    list(latlng, sites) {
      const node = document.createElement("div");
      node.append(lined("atlas-card-name", sites.length + " organisations " + together(sites)));
      const items = document.createElement("ul");
      [...sites].sort((a, b) => a.name.localeCompare(b.name, "en-GB")).forEach((site) => {
        const item = document.createElement("li");
        item.append(button(site.name, () => this.tell(latlng, this.cardInList(latlng, sites, site))));
        items.append(item);
      });
      node.append(items);
      this.tell(latlng, node);
    }

    cardInList(latlng, sites, site) {
      const node = card(site, this.onOpen);
      const back = button("Back to all " + sites.length, () => this.list(latlng, sites));
      back.className = "atlas-card-back";
      node.append(back);
      return node;
    }
  }

  window.AtlasMap.Points = Points;
})();
