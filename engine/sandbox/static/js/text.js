// One text on a handset: its bubble, and the small line below it with ticks, status, size and time.

import { copyOf } from "./template.js";
import { day, hour } from "./times.js";

const PENDING = new Set(["accepted", "queued", "sending", "scheduled"]);
const BROKEN = new Set(["undelivered", "failed", "canceled", "lost"]);
const AUTHORS = { person: "You", engine: "JOSH", carrier: "The carrier" };

export class Text {
  #facts;

  constructor(facts, hooks) {
    this.element = copyOf("text");
    this.bubble = this.element.querySelector(".bubble");
    this.bubble.addEventListener("click", () => hooks.explain(this));
    this.#part(".again").addEventListener("click", () => hooks.again(this));
    this.update(facts);
  }

  get facts() {
    return this.#facts;
  }

  get sid() {
    return this.#facts.sid;
  }

  get at() {
    return new Date(this.#facts.at);
  }

  /** Show what is known now. What the carrier knows wins over what the page hoped; a loss stays until it is mended. */
  update(facts) {
    const lost = this.#facts?.status === "lost" && facts.status === "received" && !facts.mended;
    this.#facts = { ...this.#facts, ...facts, status: lost ? "lost" : facts.status };
    const { status, body, media_count: media } = this.#facts;
    this.element.className = `text by-${this.#facts.author}`;
    this.element.dataset.sid = this.sid;
    this.element.dataset.status = status;
    this.element.classList.toggle("pending", PENDING.has(status) || status === "leaving");
    this.element.classList.toggle("broken", BROKEN.has(status));
    this.#part(".picture").hidden = !media;
    this.#part(".words").textContent = body;
    this.#part(".words").hidden = !body;
    this.#part(".state").textContent = this.#state();
    this.#part(".size").textContent = this.#size();
    this.#part("time").textContent = hour(this.at);
    this.#part("time").dateTime = this.#facts.at;
    this.#part(".again").hidden = status !== "lost";
    this.#part(".ticks").dataset.ticks = this.#ticks();
    this.bubble.setAttribute("aria-label", this.#aloud());
  }

  /** Show the day and hour above it, as handsets do after a pause. */
  markGap(shown) {
    const gap = this.#part(".gap");
    gap.hidden = !shown;
    gap.textContent = shown ? `${day(this.at)}, ${hour(this.at)}` : "";
  }

  #state() {
    const { status, author, error_code: code, problem } = this.#facts;
    if (author === "carrier") return "By the carrier";
    if (author === "person") {
      return { leaving: "Sending", lost: problem ?? "Not delivered", received: "Delivered" }[status] ?? status;
    }
    const word = status[0].toUpperCase() + status.slice(1);
    return code ? `${word} (${code})` : word;
  }

  #size() {
    const { segments, media_count: media } = this.#facts;
    if (media) return media === 1 ? "photo" : `${media} photos`;
    if (!segments) return "";
    return segments === 1 ? "1 segment" : `${segments} segments`;
  }

  #ticks() {
    const { status } = this.#facts;
    if (status === "received" || status === "delivered") return 2;
    return status === "sent" ? 1 : 0;
  }

  #aloud() {
    const { author, body, media_count: media } = this.#facts;
    const what = [media ? "a photo" : "", body].filter(Boolean).join(" and ") || "an empty text";
    return `${AUTHORS[author] ?? "JOSH"}: ${what}. ${this.#state()}, ${hour(this.at)}. Show what the engine did`;
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }
}
