// The business clock: told by the server now and then, ticking by itself in between.

export class Clock extends EventTarget {
  #ahead = 0; // milliseconds before this machine's own clock

  constructor() {
    super();
    setInterval(() => this.#tick(), 1000);
  }

  /** What the server says it is now. */
  set(iso) {
    this.#ahead = Date.parse(iso) - Date.now();
    this.#tick();
  }

  now() {
    return new Date(Date.now() + this.#ahead);
  }

  #tick() {
    this.dispatchEvent(new CustomEvent("tick", { detail: this.now() }));
  }
}
