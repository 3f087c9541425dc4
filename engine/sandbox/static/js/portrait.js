// A profile as a picture: where they stand on twelve lines, why they come, what, when and with how many.

import { drawChips, drawGroup, drawTimes } from "./chips.js";

const SPREAD = 0.34; // half the width of the band when nothing is sure

export class Portrait {
  #element;
  #factors = new Map();
  #motives = new Map();

  constructor(element) {
    this.#element = element;
  }

  /** Draw a profile, or nothing for whoever has none. */
  draw(profile) {
    this.#element.hidden = profile === null;
    if (!profile) return;
    for (const factor of profile.factors) this.#drawFactor(factor);
    for (const motive of profile.motives) this.#drawMotive(motive);
    const { activities, intent, boundaries } = profile;
    const week = intent ? [{ words: `This week: ${intent}`, kind: "intent" }] : [];
    drawChips(this.#part(".activities"), [...week, ...activities.filter(({ label }) => label !== intent).map(({ label, confidence, sure }) => (
      { words: label, kind: sure ? "sure" : "unsure", aside: `confidence ${confidence.toFixed(2)}` }
    ))]);
    drawTimes(this.#part(".hours"), profile.times);
    drawGroup(this.#part(".people"), profile.group);
    drawChips(this.#part(".bounds"), [
      ...boundaries.no.map((words) => ({ words, kind: "no" })),
      ...boundaries.needs.map((words) => ({ words, kind: "sure" })),
    ], boundaries.asked ? "Nothing to avoid" : "Not asked yet");
  }

  #drawFactor({ key, label, low, high, value, confidence, known, reading, aloud }) {
    const row = this.#row(this.#factors, ".factors", key, label, "factor");
    row.dataset.state = value === null ? "unknown" : known ? "known" : "guess";
    row.title = `${low} … ${high}`;
    const at = value ?? 0.5;
    const spread = value === null ? 0 : SPREAD * (1 - confidence);
    const picture = row.querySelector(".scale");
    picture.setAttribute("aria-label", aloud);
    picture.style.setProperty("--at", at);
    picture.style.setProperty("--from", Math.max(at - spread, 0));
    picture.style.setProperty("--to", Math.min(at + spread, 1));
    picture.style.setProperty("--sure", confidence);
    row.querySelector(".reading").textContent = reading;
  }

  #drawMotive({ key, label, weight }) {
    const column = this.#row(this.#motives, ".motives", key, label, "motive");
    const picture = column.querySelector(".scale");
    column.dataset.state = weight ? "known" : "unknown";
    picture.setAttribute("aria-label", weight ? `${key} ${weight.toFixed(2)}` : `${key} not known yet`);
    picture.style.setProperty("--at", weight);
  }

  /** The row of this key, made at its first sight: later it only moves. */
  #row(rows, list, key, label, kind) {
    if (rows.has(key)) return rows.get(key);
    const row = document.createElement("li");
    const [name, picture, reading] = ["label", "scale", "reading"].map((part) => {
      const span = document.createElement("span");
      span.className = part;
      return span;
    });
    row.className = kind;
    row.dataset.key = key;
    name.textContent = label;
    picture.setAttribute("role", "img");
    picture.append(...["band", "dot"].map((part) => Object.assign(document.createElement("i"), { className: part })));
    row.append(name, picture, reading);
    this.#part(list).append(row);
    rows.set(key, row);
    return row;
  }

  #part(selector) {
    return this.#element.querySelector(selector);
  }
}
