// The panel beside the phones: what the engine did for the chosen text. It keeps up until the story is over.

import * as carrier from "./carrier.js";
import { drawFacts, drawSpans, drawSteps } from "./story.js";

const LOOK_AGAIN = 700; // milliseconds

export class Panel {
  #element = document.getElementById("panel");
  #text = null;
  #back = null; // where the focus goes when it closes
  #timer = 0;

  constructor() {
    this.#part(".close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#element.hidden) return;
      event.preventDefault(); // what is open below it stays
      this.close();
    });
  }

  async open(handset, text) {
    this.#choose(text);
    this.#back = text.bubble;
    const { body, media_count: media, author } = text.facts;
    this.#part("blockquote").textContent = body || (media ? "A photo" : "An empty text");
    const who = { person: handset.name, engine: `JOSH to ${handset.name}`, carrier: `The carrier to ${handset.name}` };
    this.#part(".eyebrow").textContent = `What the engine did · ${who[author]}`;
    this.#part("footer a").href = carrier.whyAddress(text.sid);
    this.#element.hidden = false;
    document.body.classList.add("explaining");
    this.#part(".close").focus({ preventScroll: true });
    await this.#look(text);
    if (this.#text !== text) return;
    handset.element.scrollIntoView({ block: "nearest", inline: "center" });
    text.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  close() {
    this.#choose(null);
    this.#element.hidden = true;
    document.body.classList.remove("explaining");
    if (this.#back?.isConnected) this.#back.focus();
    this.#back = null;
  }

  #choose(text) {
    clearTimeout(this.#timer);
    this.#text?.element.classList.remove("chosen");
    this.#text = text;
    text?.element.classList.add("chosen");
    if (text) this.#draw({ sentence: "", steps: [], timings: [] });
  }

  async #look(text) {
    const told = await carrier.why(text.sid).catch((problem) => ({
      sentence: problem.message, over: false, steps: [], timings: [],
    }));
    if (this.#text !== text) return; // another one was chosen meanwhile
    this.#draw(told);
    if (!told.over) this.#timer = setTimeout(() => this.#look(text), LOOK_AGAIN);
  }

  #draw(told) {
    const sentence = this.#part(".sentence");
    if (sentence.textContent !== told.sentence) sentence.textContent = told.sentence; // said aloud only when it changes
    this.#element.dataset.outcome = told.outcome ?? "";
    this.#part("footer code").textContent = told.correlation_id ?? "none";
    drawFacts(this.#part(".facts dl"), told);
    drawSpans(this.#part(".spans"), told.timings);
    drawSteps(this.#part(".story ol"), told.steps);
    this.#part(".story").hidden = told.steps.length === 0;
  }

  #part(selector) {
    return this.#element.querySelector(selector);
  }
}
