// The row of handsets: adding, removing, bringing back, and moving between them.

import * as carrier from "./carrier.js";
import { Handset } from "./handset.js";
import { nextFree, pretty } from "./numbers.js";
import { Shelf } from "./shelf.js";
import { Tabs } from "./tabs.js";
import { copyOf } from "./template.js";

export class Row {
  #shelf = new Shelf();
  #handsets = new Map();
  #seen = new Set(); // numbers the carrier knows
  #ours = "";
  #element = document.getElementById("shelf");
  #bring = document.getElementById("bring");
  #add = copyOf("add");
  #tabs;
  #clock;
  #hooks;

  /** `hooks`: explain(handset, text), meet(handset), leave(handset). */
  constructor(clock, hooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#tabs = new Tabs(document.getElementById("tabs"), this.#element);
    this.#element.append(this.#add);
    this.#add.addEventListener("click", () => this.addNext());
    document.getElementById("new").addEventListener("click", () => this.addNext());
    this.#bring.addEventListener("change", () => {
      if (this.#bring.value) this.#put(this.#bring.value).focus();
    });
    this.#element.addEventListener("keydown", (event) => this.#sideways(event));
    clock.addEventListener("tick", ({ detail }) => this.#handsets.forEach((handset) => handset.tick(detail)));
    this.#shelf.numbers.forEach((number) => this.#build(number));
    this.#after();
  }

  /** Whom the phones text. */
  dial(ours) {
    this.#ours = ours;
    this.#handsets.forEach((handset) => handset.dial(ours));
  }

  /** Read everything shown again, and learn which other phones there are. */
  async refresh() {
    const known = await carrier.phones();
    known.forEach(({ phone }) => this.#seen.add(phone));
    if (!this.#shelf.known) {
      const newest = known.slice(0, 3).map(({ phone }) => phone).sort();
      (newest.length ? newest : ["+14155550101", "+14155550102"]).forEach((number) => this.#put(number, false));
    }
    this.#after();
    await Promise.all([...this.#handsets.values()].map((handset) => handset.refresh()));
  }

  /** The world changed around them: business time moved, perhaps. */
  stir() {
    this.#handsets.forEach(({ known }) => known.stir());
  }

  /** The handset an element of the page belongs to, if any. */
  handsetOf(element) {
    return this.#handsets.get(element.closest(".phone")?.dataset.number);
  }

  /** Take in what the feed told. */
  show(texts) {
    for (const [phone, mine] of byPhone(texts)) {
      const strange = !this.#seen.has(phone);
      this.#seen.add(phone);
      if (this.#handsets.get(phone)?.show(mine)) this.#tabs.mark(phone);
      if (strange) this.#after();
    }
  }

  /** One more phone, with the next number nobody has used. */
  addNext() {
    const number = nextFree([...this.#seen, ...this.#shelf.numbers]);
    if (number) this.#put(number).focus();
  }

  /** The handset with this number, brought onto the page and into view. */
  bring(number) {
    return this.#put(number);
  }

  #put(number, visible = true) {
    this.#shelf.add(number);
    const handset = this.#handsets.get(number) ?? this.#build(number);
    this.#after();
    if (visible) handset.element.scrollIntoView({ inline: "center", block: "nearest" });
    if (this.#seen.has(number)) handset.refresh();
    else handset.known.stir();
    return handset;
  }

  #build(number) {
    const handset = new Handset(number, this.#shelf.nameOf(number), {
      ...this.#hooks,
      remove: (gone) => this.#remove(gone),
      rename: (changed, name) => {
        this.#shelf.rename(changed.number, name);
        changed.call(this.#shelf.nameOf(changed.number));
        this.#after();
      },
    }, this.#clock);
    this.#handsets.set(number, handset);
    handset.dial(this.#ours);
    handset.tick(this.#clock.now());
    this.#element.insertBefore(handset.element, this.#add);
    return handset;
  }

  #remove(handset) {
    const order = [...this.#handsets.values()];
    const neighbour = order[order.indexOf(handset) + 1] ?? order[order.indexOf(handset) - 1];
    this.#handsets.delete(handset.number);
    this.#shelf.remove(handset.number);
    handset.known.forget();
    this.#hooks.leave(handset);
    handset.element.remove();
    this.#after();
    if (neighbour) neighbour.focus();
    else this.#add.focus();
  }

  #after() {
    const next = nextFree([...this.#seen, ...this.#shelf.numbers]);
    this.#add.hidden = next === null;
    this.#add.querySelector(".next").textContent = next ? pretty(next) : "";
    const away = [...this.#seen].filter((number) => !this.#handsets.has(number)).sort();
    this.#bring.closest("label").hidden = away.length === 0;
    this.#bring.replaceChildren(
      this.#bring.options[0],
      ...away.map((number) => new Option(`${this.#shelf.nameOf(number)} ${pretty(number)}`, number)),
    );
    this.#bring.value = "";
    this.#tabs.show([...this.#handsets.values()], next === null ? null : () => this.addNext());
  }

  /** Arrow keys left and right: the next phone, wherever the caret has nothing to do with them. */
  #sideways(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const phone = event.target.closest(".phone");
    if (!step || !phone || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const order = [...this.#handsets.values()];
    const here = order.findIndex(({ element }) => element === phone);
    if (event.target.matches("textarea, input") && !(event.target.matches("textarea") && order[here].idle)) return;
    const next = order[here + step];
    if (!next) return;
    event.preventDefault();
    next.element.scrollIntoView({ inline: "center", block: "nearest" });
    next.focus();
  }
}

function byPhone(texts) {
  const groups = new Map();
  for (const text of texts) groups.set(text.phone, [...(groups.get(text.phone) ?? []), text]);
  return groups;
}
