// The panel about whoever texts from a phone. It follows the phone one works with, and keeps up with every text.

import * as carrier from "./carrier.js";
import { Linkups } from "./linkups.js";
import { drawNotes } from "./notes.js";
import { tail } from "./numbers.js";
import { Portrait } from "./portrait.js";
import { drawWay } from "./way.js";

export class Person {
  #element = document.getElementById("person");
  #portrait = new Portrait(this.#element.querySelector(".portrait"));
  #linkups;
  #handset = null;
  #hear = ({ detail }) => this.#draw(detail);

  /** `open(id)` is called when somebody wants to see all of a LinkUp. */
  constructor(open) {
    this.#linkups = new Linkups(this.#part(".linkups"), open);
    this.#part(".close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#handset && !event.defaultPrevented) this.close();
    });
  }

  /** Open it about a phone; the same phone again closes it. */
  toggle(handset) {
    if (this.#handset === handset) {
      this.close();
      return;
    }
    this.turnTo(handset);
    handset.element.scrollIntoView({ block: "nearest", inline: "center" });
  }

  /** Be about this phone. */
  turnTo(handset) {
    this.#turnTo(handset);
    this.#part(".close").focus({ preventScroll: true });
  }

  /** The LinkUp that lay on top of it was closed. */
  back(id) {
    if (this.#handset) this.#linkups.focus(id);
  }

  /** Somebody texted: what is under way with theirs may have moved, whoever it was. */
  stir() {
    if (this.#handset?.known.told?.linkups.some(({ live }) => live)) this.#handset.known.stir();
  }

  /** While it is open it is about the phone one works with. */
  follow(handset) {
    if (this.#handset && handset && this.#handset !== handset) this.#turnTo(handset);
  }

  /** A phone was taken off the page. */
  leave(handset) {
    if (this.#handset === handset) this.close();
  }

  close() {
    const handset = this.#handset;
    this.#turnTo(null);
    if (handset?.element.isConnected) handset.standing.focus();
  }

  #turnTo(handset) {
    this.#handset?.known.removeEventListener("told", this.#hear);
    this.#handset?.standing.mark(false);
    this.#handset = handset;
    this.#element.hidden = handset === null;
    document.body.classList.toggle("meeting", handset !== null);
    if (!handset) return;
    handset.standing.mark(true);
    handset.known.addEventListener("told", this.#hear);
    this.#part("footer a").href = carrier.personAddress(handset.number);
    this.#element.style.setProperty("--hue", handset.element.style.getPropertyValue("--hue"));
    this.#element.scrollTop = 0;
    if (handset.known.told) this.#draw(handset.known.told);
    handset.known.stir(); // others may have moved their LinkUps since
  }

  #draw({ first_name: first, standing, notes, linkups, way, region, profile }) {
    const { name, number } = this.#handset;
    this.#part("h2").textContent = first ?? name;
    this.#part(".eyebrow").textContent = first && first !== name ? `Texts from ${name}` : "Who texts from here";
    this.#part(".face").textContent = first ? first[0].toUpperCase() : tail(number);
    const sentence = this.#part(".sentence");
    if (sentence.textContent !== standing.sentence) sentence.textContent = standing.sentence; // said aloud once
    sentence.dataset.tone = standing.tone;
    drawNotes(this.#part(".notes"), notes);
    this.#linkups.draw(linkups);
    drawWay(this.#part(".way"), way);
    this.#part(".place").hidden = region === null;
    if (region) {
      this.#part(".place").dataset.state = region.state;
      this.#part(".place strong").textContent = region.name;
      this.#part(".place span").textContent = region.words;
    }
    this.#part(".stage").textContent = profile ? profile.words : "None yet";
    this.#part(".careful").hidden = !profile?.low_confidence;
    this.#portrait.draw(profile);
  }

  #part(selector) {
    return this.#element.querySelector(selector);
  }
}
