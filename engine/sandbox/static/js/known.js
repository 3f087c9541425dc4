// What the engine knows of whoever texts from one phone, kept fresh: asked for after each text, never twice at once.
//
// Event: "told", with what the sandbox told.

import * as carrier from "./carrier.js";

const SOON = 120; // milliseconds after the last news, so that a burst of texts is one question
const LOOK_AGAIN = 700; // while something of this phone waits to be decided; then less and less often
const SELDOM = 6000;

export class Known extends EventTarget {
  #number;
  #timer = 0;
  #asking = false;
  #stale = false; // something happened while we were asking
  #pause = LOOK_AGAIN;

  constructor(number) {
    super();
    this.#number = number;
    this.told = null;
  }

  /** Something happened on this phone: look soon. */
  stir() {
    this.#pause = LOOK_AGAIN;
    this.#lookIn(SOON);
  }

  /** Nobody looks any more. */
  forget() {
    clearTimeout(this.#timer);
    this.#number = null;
  }

  #lookIn(pause) {
    clearTimeout(this.#timer);
    if (this.#number) this.#timer = setTimeout(() => this.#look(), pause);
  }

  async #look() {
    if (this.#asking) {
      this.#stale = true;
      return;
    }
    this.#asking = true;
    const told = await carrier.person(this.#number).catch(() => null); // away: what was known stays
    this.#asking = false;
    if (told && this.#number) {
      this.told = told;
      this.dispatchEvent(new CustomEvent("told", { detail: told }));
    }
    if (this.#stale) this.#lookIn(SOON);
    else if (told?.waiting) {
      this.#lookIn(this.#pause);
      this.#pause = Math.min(this.#pause * 2, SELDOM);
    }
    this.#stale = false;
  }
}
