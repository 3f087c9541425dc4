// One handset: whose it is, its screen, its texts and its typing field.

import * as carrier from "./carrier.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Known } from "./known.js";
import { hue, pretty, tail } from "./numbers.js";
import { editName } from "./renaming.js";
import { Standing } from "./standing.js";
import { copyOf } from "./template.js";
import { statusBar } from "./times.js";

export class Handset {
  #conversation;
  #composer;
  #clock;

  constructor(number, name, hooks, clock) {
    this.number = number;
    this.known = new Known(number);
    this.element = copyOf("handset");
    this.#clock = clock;
    this.element.dataset.number = number;
    this.element.style.setProperty("--hue", hue(number));
    this.#part(".owner .face").textContent = tail(number);
    this.#part(".owner .number").textContent = pretty(number);
    this.#conversation = new Conversation(this.element, {
      explain: (text) => hooks.explain(this, text),
      again: (text) => this.#post({ ...text.facts, mended: true }),
      type: () => this.focus(),
    });
    this.#composer = new Composer(this.element, {
      name,
      send: (body, photos) => this.#send(body, photos),
      up: () => this.#conversation.last()?.focus(),
    });
    this.standing = new Standing(this.#part(".standing"), this.#part(".notes"), () => hooks.meet(this));
    this.known.addEventListener("told", ({ detail }) => this.standing.show(detail, this.name));
    this.call(name);
    this.#part(".name").addEventListener("click", () => {
      editName(this.#part(".name"), this.name, (given) => hooks.rename(this, given));
    });
    this.#part(".away").addEventListener("click", () => hooks.remove(this));
  }

  /** Give it a name on this page. */
  call(name) {
    this.name = name;
    this.#part(".name").textContent = name;
    this.#part(".name").setAttribute("aria-label", `${name}, rename`);
    this.#part(".away").setAttribute("aria-label", `Take ${name} off the page`);
    this.#part(".texts").setAttribute("aria-label", `Texts of ${name}`);
    this.element.setAttribute("aria-label", name);
    this.#composer.call(this.element, name);
    if (this.known.told) this.standing.show(this.known.told, name);
    else this.standing.call(name);
  }

  /** Whom it texts. */
  dial(ours) {
    this.#part(".ours").textContent = pretty(ours);
  }

  tick(now) {
    this.#part(".status .hour").textContent = statusBar(now);
  }

  /** Put texts in; says whether anything new came in. */
  show(texts) {
    const news = this.#conversation.show(texts);
    if (news) this.known.stir(); // statuses of old texts tell nothing about anybody
    return news;
  }

  /** Read everything again from the carrier, and who it is from the engine. */
  async refresh() {
    this.known.stir();
    this.show(await carrier.textsOf(this.number));
  }

  focus() {
    this.#composer.focus();
  }

  /** Whether an arrow key in the typing field could not move the caret anyway. */
  get idle() {
    return this.#composer.empty;
  }

  #send(body, photos) {
    this.#post({
      sid: carrier.newSid(photos > 0), body, media_count: photos, author: "person", at: this.#clock.now().toISOString(),
    });
  }

  async #post(text) {
    this.show([{ ...text, status: "leaving" }]);
    try {
      await carrier.send(this.number, { sid: text.sid, body: text.body, media_count: text.media_count });
      this.show([{ sid: text.sid, status: "received", mended: true }]);
      this.known.stir(); // stored by now: an answer may follow or not
    } catch (problem) {
      this.show([{ sid: text.sid, status: "lost", problem: `Not delivered: ${problem.message}` }]);
    }
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }
}
