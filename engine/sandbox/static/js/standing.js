// The quiet line below a phone's name: who texts from it, how far they are, and the way to the rest; and its notes.

import { drawNotes } from "./notes.js";

const ON_THE_WAY = new Set(["joining", "interviewing"]);
const MEETING = new Set(["active", "waiting"]); // what goes on with their LinkUps says more than that they are in

export class Standing {
  #button;
  #notes;

  constructor(button, notes, open) {
    this.#button = button;
    this.#notes = notes;
    button.addEventListener("click", open);
  }

  /** Show where they stand; `name` is what the phone is called on this page. */
  show(told, name) {
    const { standing, way, notes, headline, first_name: first } = told;
    const moving = way && ON_THE_WAY.has(standing.code);
    const still = headline && MEETING.has(standing.code) ? headline : standing.title;
    const title = moving ? `${way.title} ${way.done} of ${way.of}` : still;
    this.#button.dataset.code = standing.code;
    this.#button.dataset.tone = notes.length && standing.tone !== "bad" ? "warn" : standing.tone;
    this.#part(".says").textContent = first ? `${first} · ${title}` : title;
    this.#part(".amount").hidden = !moving;
    if (moving) this.#part(".amount span").style.width = `${(100 * way.done) / way.of}%`;
    this.#button.title = standing.sentence;
    this.call(name, [first, title, standing.detail]);
    drawNotes(this.#notes, notes);
  }

  /** Name it for those who cannot see where it is. */
  call(name, said = []) {
    this.#button.setAttribute("aria-label", [`Who texts from ${name}`, ...said].filter(Boolean).join(", "));
  }

  /** Whether the person's part of the page is about this phone. */
  mark(open) {
    this.#button.setAttribute("aria-expanded", String(open));
  }

  focus() {
    this.#button.focus();
  }

  #part(selector) {
    return this.#button.querySelector(selector);
  }
}
