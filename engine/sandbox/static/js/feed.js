// Live changes: a stream while it holds, questions every two seconds while it does not.
//
// Events: "open" (read again what is shown), "state", "texts", "line" with one of connecting, live, polling.

import * as carrier from "./carrier.js";

const PATIENCE = 2500; // milliseconds without a stream before the page asks instead
const POLL = 2000;

export class Feed extends EventTarget {
  #fresh = true;
  #poll = 0;

  start() {
    const source = new EventSource("/sandbox/feed");
    source.addEventListener("open", () => {
      this.#fresh = true;
      this.#stopPolling();
    });
    source.addEventListener("state", (event) => {
      this.#tell("state", JSON.parse(event.data));
      this.#tell("line", "live");
      if (this.#fresh) this.#tell("open");
      this.#fresh = false;
    });
    source.addEventListener("texts", (event) => this.#tell("texts", JSON.parse(event.data)));
    source.addEventListener("error", () => {
      if (!this.#poll) this.#poll = setTimeout(() => this.#ask(), PATIENCE);
      this.#tell("line", "connecting");
      if (source.readyState === EventSource.CLOSED) { // an answer that was no stream: the browser gives up, we do not
        source.close();
        setTimeout(() => this.start(), PATIENCE);
      }
    });
  }

  async #ask() {
    try {
      this.#tell("state", await carrier.state());
      this.#tell("line", "polling");
      this.#tell("open");
    } catch {
      this.#tell("line", "connecting");
    }
    if (this.#poll) this.#poll = setTimeout(() => this.#ask(), POLL);
  }

  #stopPolling() {
    clearTimeout(this.#poll);
    this.#poll = 0;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
