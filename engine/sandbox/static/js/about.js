// What is drawn of a LinkUp wherever it is shown: the steps of its life, the times with how many are in, a few facts.

import { copyOf } from "./template.js";
import { moment } from "./times.js";

const SAID = { done: "done", now: "now", ahead: "still to come" };

/** Draw it into an element; what is there already stays the same element, so that it moves and does not blink. */
export function drawAbout(place, linkup) {
  if (!place.querySelector(":scope > .drawn")) place.append(copyOf("about"));
  drawLife(place.querySelector(".life"), linkup.steps);
  drawOptions(place.querySelector(".options"), linkup);
  drawFacts(place.querySelector(".known"), linkup);
}

/** As many children as there are values, each drawn; children are kept. */
export function drawEach(list, values, make, draw) {
  while (list.children.length > values.length) list.lastChild.remove();
  while (list.children.length < values.length) list.append(make());
  values.forEach((value, place) => draw(list.children[place], value, place));
}

function drawLife(list, steps) {
  drawEach(list, steps, () => document.createElement("li"), (step, { code, label, state }) => {
    step.dataset.state = state;
    step.dataset.code = code;
    if (state === "now") step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
    step.textContent = label;
    step.title = `${label}: ${SAID[state]}`;
  });
}

function drawOptions(list, { options, size, zone }) {
  list.hidden = options.length === 0;
  drawEach(list, options, () => copyOf("option"), (row, { token, at, in: people, chosen }) => {
    row.dataset.chosen = String(chosen);
    row.querySelector(".token").textContent = token;
    row.querySelector("time").textContent = moment(at, zone);
    row.querySelector("time").dateTime = at;
    row.querySelector(".dots").hidden = people === null;
    row.querySelector(".in").textContent = people === null ? "" : `${people} in`;
    if (people !== null) drawSeats(row.querySelector(".dots"), people, size);
  });
}

/** A dot for each seat: taken ones are filled; the ones that are needed still have a stronger edge. */
function drawSeats(dots, people, { min, max }) {
  drawEach(dots, Array.from({ length: max }), () => document.createElement("i"), (dot, _, place) => {
    dot.className = place < people ? "always" : place < min ? "needed" : "";
  });
  dots.setAttribute("aria-label", `${people} of ${max} in, ${min} needed`);
}

function drawFacts(list, { facts, zone }) {
  drawEach(list, facts, makeFact, (pair, { name, words, at }) => {
    const said = at === null ? words : [moment(at, zone), words].filter(Boolean).join(", ");
    pair.firstChild.textContent = name;
    if (pair.lastChild.textContent !== said) pair.lastChild.textContent = said;
  });
}

function makeFact() {
  const pair = document.createElement("div");
  pair.append(document.createElement("dt"), document.createElement("dd"));
  return pair;
}
