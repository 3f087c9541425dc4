// Small things in a row: what they like, when they have time, with how many.

const drawn = new WeakMap(); // list → what it shows: what did not change is left alone, and does not appear again

/** Chips of { words, kind, aside }; the aside is for those who hear the page, and on hovering. */
export function drawChips(list, chips, otherwise = "Not known yet") {
  const shown = chips.length ? chips : [{ words: otherwise, kind: "none" }];
  const key = JSON.stringify(shown);
  if (drawn.get(list) === key) return;
  drawn.set(list, key);
  list.replaceChildren(...shown.map(({ words, kind, aside }) => {
    const chip = document.createElement("li");
    chip.className = kind;
    chip.textContent = words;
    if (aside) {
      chip.title = aside;
      const said = document.createElement("span");
      said.className = "sr";
      said.textContent = `, ${aside}`;
      chip.append(said);
    }
    return chip;
  }));
}

const TIMES = { yes: ["sure"], no: ["not", "not then"], open: ["unsure", "not said"] };

/** The parts of day and week: theirs, ruled out, or not spoken of. */
export function drawTimes(section, times) {
  drawChips(section.querySelector(".chips"), (times?.parts ?? []).map(({ label, state }) => {
    const [kind, aside] = TIMES[state];
    return { words: label, kind, aside };
  }));
  const apart = times && times.words.split(/, | and /).some((part) => !times.parts.some(({ label }) => label === part));
  section.querySelector(".exactly").textContent = apart ? times.words : "";
}

/** As many dots as the largest group there is; theirs are filled, those that may come besides are half. */
export function drawGroup(section, group) {
  const dots = section.querySelector(".dots");
  const most = group?.most ?? 10;
  dots.replaceChildren(...Array.from({ length: most }, (_, place) => {
    const dot = document.createElement("i");
    if (group) dot.className = place < group.min ? "always" : place < group.max ? "maybe" : "";
    return dot;
  }));
  dots.setAttribute("aria-label", group ? `groups of ${group.words}` : "group size not known yet");
  section.querySelector("p").textContent = group?.words ?? "Not known yet";
}
