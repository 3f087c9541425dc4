// The LinkUps of one person in the panel about them: what they asked for, are asked to, have a place in.

import { drawAbout } from "./about.js";
import { copyOf } from "./template.js";
import { moment } from "./times.js";

export class Linkups {
  #section;
  #cards = new Map(); // LinkUp → its card
  #open;

  /** `open(id)` is called when somebody wants to see all of a LinkUp. */
  constructor(section, open) {
    this.#section = section;
    this.#open = open;
  }

  /** Draw them in this order, each in the card it had. */
  draw(linkups) {
    this.#section.hidden = linkups.length === 0;
    const cards = linkups.map((linkup) => {
      const card = this.#cards.get(linkup.id) ?? this.#make(linkup.id);
      drawCard(card, linkup);
      return [linkup.id, card];
    });
    const list = this.#section.querySelector("ul");
    cards.forEach(([, card], place) => {
      if (list.children[place] !== card) list.insertBefore(card, list.children[place] ?? null); // moving takes the focus
    });
    this.#cards = new Map(cards);
    while (list.children.length > cards.length) list.lastChild.remove();
  }

  /** Put the focus back on a card that was opened. */
  focus(id) {
    this.#cards.get(id)?.querySelector(".open").focus({ preventScroll: true });
  }

  #make(id) {
    const card = copyOf("linkup");
    card.dataset.linkup = id;
    card.querySelector(".open").addEventListener("click", () => this.#open(id));
    return card;
  }
}

function drawCard(card, linkup) {
  const { activity, words, live, theirs, zone } = linkup;
  card.dataset.live = String(live);
  card.querySelector(".what").textContent = activity;
  card.querySelector(".open").setAttribute("aria-label", `${activity}, ${words}: everybody in it`);
  const part = card.querySelector(".theirs");
  const until = theirs?.until ? ` until ${moment(theirs.until, zone)}` : "";
  part.hidden = theirs === null;
  part.dataset.tone = theirs?.tone ?? "plain";
  part.textContent = theirs ? `${theirs.words}${until}` : "";
  drawAbout(card, linkup);
}
