// Says in words what went wrong, where a map would otherwise stay blank.
// It is the first script of the frame: a later one that fails to load rejects a
// promise of streamlit-folium, which then shows nothing at all.
(function () {
  "use strict";

  function box() {
    let found = document.getElementById("atlas-message");
    if (!found) {
      found = document.createElement("p");
      found.id = "atlas-message";
      (document.getElementById("map_div") || document.body).prepend(found);
    }
    return found;
  }

  // A colour and a place of its own: the style sheet may be what did not arrive.
  function say(sentence, isTrouble) {
    const message = box();
    message.textContent = sentence;
    message.setAttribute("role", isTrouble ? "alert" : "status");
    message.style.cssText =
      "position:absolute;z-index:900;left:0;right:0;top:35%;margin:0 auto;padding:12px 16px;" +
      "max-width:28em;font:16px/1.5 'Source Sans','Source Sans Pro','Source Sans 3',sans-serif;" +
      "text-align:center;color:" + (isTrouble ? "#1F2933" : "#52606D") +
      (isTrouble ? ";background:#F6F8FA;border:1px solid #D9DEE4" : "");
    if (isTrouble && !window.map) window.Streamlit.setFrameHeight(240);
  }

  function hush() {
    const message = document.getElementById("atlas-message");
    if (message) message.remove();
  }

  const LOST =
    "The map could not be drawn, because one of its files did not load. " +
    "The same figures are in the table. Reload the page to try again.";

  window.addEventListener("unhandledrejection", function () {
    say(LOST, true);
  });

  // On a phone a map as high as the screen would leave nothing to scroll the page by.
  // Ours is asked first about every height that streamlit-folium sets.
  const setHeight = window.Streamlit.setFrameHeight.bind(window.Streamlit);
  window.Streamlit.setFrameHeight = function (wanted) {
    const wide = window.innerWidth;
    const height = wanted && wide > 0 && wide < 500 ? Math.min(wanted, Math.round(wide * 1.15)) : wanted;
    const map = document.getElementById("map_div");
    if (map && height) map.style.height = height + "px";
    setHeight(height);
  };

  window.AtlasMap = Object.assign(window.AtlasMap || {}, { say, hush, LOST });
})();
