// The carrier's misbehaviour: what can be armed, what is armed, and taking it all back.

import * as carrier from "./carrier.js";
import { copyOf } from "./template.js";

const WORDS = {
  refuse_connection: ["Refuse the connection", "nothing accepted"],
  timeout_before_accept: ["Time out before accepting", "held, then hung up; nothing accepted"],
  accept_then_timeout: ["Accept, then time out", "we never hear the SID"],
  http_500_after_accept: ["Accept, then answer 500", "accepted all the same"],
  http_503: ["Answer 503", "not accepted"],
  rate_limit_429: ["Answer 429", "too many requests; not accepted"],
  callback_shuffle: ["Shuffle callbacks", "the end is heard first"],
  callback_duplicate: ["Repeat callbacks", "each is heard twice"],
  callback_drop: ["Drop callbacks", "none is heard"],
  inbound_drop: ["Lose a text to us", "our webhook never hears of it"],
};

export class Faults {
  #menu = document.getElementById("faults");
  #known = "";

  constructor() {
    this.#part(".clear").addEventListener("click", () => this.#do(() => carrier.disarm()));
    this.#part(".code").addEventListener("submit", (event) => {
      event.preventDefault();
      const { code, count } = event.target.elements;
      this.#do(() => carrier.arm(`error_code:${code.value}`, Number(count.value)));
    });
    this.#menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#menu.open) return;
      event.stopPropagation();
      this.#menu.open = false;
      this.#part("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (!this.#menu.contains(event.target)) this.#menu.open = false;
    });
  }

  /** Show which kinds there are and what is armed. */
  show(kinds, armed) {
    if (kinds.join() !== this.#known) {
      this.#known = kinds.join();
      this.#part(".kinds").replaceChildren(...kinds.map((kind) => this.#row(kind)));
    }
    this.#part(".armed ul").replaceChildren(...armed.map(({ kind, count }) => chip(kind, count)));
    this.#part(".none").hidden = armed.length > 0;
    this.#part(".clear").hidden = armed.length === 0;
    const left = armed.reduce((sum, { count }) => sum + count, 0);
    const badge = this.#part("summary .count");
    badge.hidden = left === 0;
    badge.textContent = `${left} armed`;
  }

  #row(kind) {
    const row = copyOf("kind");
    const [title, hint] = WORDS[kind] ?? [kind.replaceAll("_", " "), ""];
    row.dataset.kind = kind;
    row.querySelector("strong").textContent = title;
    row.querySelector(".what span").textContent = hint;
    const count = row.querySelector("input");
    count.setAttribute("aria-label", `How often: ${title}`);
    const button = row.querySelector("button");
    button.setAttribute("aria-label", `Arm: ${title}`);
    button.addEventListener("click", () => this.#do(() => carrier.arm(kind, Math.max(1, Number(count.value)))));
    return row;
  }

  async #do(change) {
    const hint = this.#part(".hint");
    try {
      this.show(this.#known.split(","), await change());
      hint.classList.remove("warn");
    } catch (problem) {
      hint.classList.add("warn");
      hint.textContent = problem.message;
    }
  }

  #part(selector) {
    return this.#menu.querySelector(selector);
  }
}

function chip(kind, count) {
  const element = document.createElement("li");
  const [title] = WORDS[kind] ?? [kind.replace("error_code:", "Error ").replaceAll("_", " ")];
  element.textContent = count === 1 ? title : `${title} × ${count}`;
  element.dataset.kind = kind;
  return element;
}
