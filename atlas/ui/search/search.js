// A search box that tells the app while one types: a moment after the last key, and on Enter.
// The app may change the words too (Back, "Clear all"); what is being typed is never overwritten.
const PAUSE = 180;

export default function ({ data, parentElement, setStateValue }) {
  const input = parentElement.querySelector("input");
  const box = parentElement.atlasBox || (parentElement.atlasBox = { turn: data.turn || 0, told: data.find });

  parentElement.querySelector("label span").textContent = data.label;
  input.placeholder = data.hint;
  input.maxLength = data.longest;

  function tell() {
    clearTimeout(box.waiting);
    box.waiting = null;
    if (input.value === box.told) return;
    box.told = input.value;
    box.turn += 1;
    setStateValue("typed", { find: input.value, turn: box.turn });
  }

  input.oninput = () => {
    clearTimeout(box.waiting);
    box.waiting = setTimeout(tell, PAUSE);
  };
  input.onkeydown = (event) => {
    if (event.key === "Enter") tell();
  };
  // Chromium empties the box by its own cross, with this event and no other.
  input.onsearch = tell;

  // An answer to what was typed earlier says nothing new; anything else is the app's own doing.
  const isLate = data.turn !== null && data.turn < box.turn;
  if (!box.waiting && !isLate && input.value.trim().replace(/\s+/g, " ") !== data.find) {
    input.value = data.find;
    box.told = data.find;
  }
}
