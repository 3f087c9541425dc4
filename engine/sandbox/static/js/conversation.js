// The texts of one handset in the carrier's order, and how one moves among them by keyboard.

import { Text } from "./text.js";

const PAUSE = 3_600_000; // milliseconds of silence after which day and hour are shown again
const MOST = 300; // texts shown; older ones are in the ledger

export class Conversation {
  #texts = new Map();
  #list;
  #scroll;
  #hooks;

  constructor(element, hooks) {
    this.#list = element.querySelector(".texts");
    this.#scroll = element.querySelector(".scroll");
    this.#hooks = hooks;
    this.#list.addEventListener("keydown", (event) => this.#move(event));
    this.#list.addEventListener("focusin", (event) => this.#rove(event.target.closest(".bubble")));
  }

  get bubbles() {
    return [...this.#list.querySelectorAll(".bubble")];
  }

  has(sid) {
    return this.#texts.has(sid);
  }

  /** Put in new texts and update known ones; says whether anything new came in. */
  show(many) {
    let news = false;
    for (const facts of many.slice(-MOST)) {
      const known = this.#texts.get(facts.sid);
      if (known) known.update(facts);
      else {
        news = true;
        this.#texts.set(facts.sid, new Text(facts, this.#hooks));
      }
    }
    this.#order();
    if (many.some(({ status }) => status === "leaving")) this.#scroll.scrollTop = 0; // the end: the column is reversed
    return news;
  }

  /** The newest bubble, where the arrow key goes up to from the typing field. */
  last() {
    return this.bubbles.at(-1);
  }

  #order() {
    const place = (text) => text.facts.place ?? Number.MAX_SAFE_INTEGER;
    const sorted = [...this.#texts.values()].sort((one, other) => place(one) - place(other));
    let before = 0;
    sorted.forEach((text, index) => {
      if (this.#list.children[index] !== text.element) {
        this.#list.insertBefore(text.element, this.#list.children[index] ?? null);
      }
      const at = text.at.getTime();
      text.markGap(at - before > PAUSE);
      before = at;
    });
    this.#list.parentElement.classList.toggle("begun", sorted.length > 0);
    if (!this.#list.contains(document.activeElement)) this.#rove(this.last());
  }

  #rove(current) {
    if (!current) return;
    for (const bubble of this.bubbles) bubble.tabIndex = bubble === current ? 0 : -1;
  }

  #move(event) {
    const here = event.target.closest(".bubble");
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!here || !step) return;
    event.preventDefault();
    const bubbles = this.bubbles;
    const next = bubbles[bubbles.indexOf(here) + step];
    if (next) next.focus();
    else if (step > 0) this.#hooks.type();
  }
}
