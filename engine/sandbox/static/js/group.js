// The panel about one LinkUp with everybody in it, as operators see it. It lies on top of the person it was opened from.

import { drawAbout, drawEach } from "./about.js";
import * as carrier from "./carrier.js";
import { hue } from "./numbers.js";
import { copyOf } from "./template.js";
import { moment } from "./times.js";

const SOON = 150; // milliseconds after the last news, so that a burst of texts is one question
const LOOK_AGAIN = 700; // while something is about to change; then less and less often
const SELDOM = 6000;

export class Group {
  #element = document.getElementById("group");
  #id = null;
  #timer = 0;
  #pause = LOOK_AGAIN;
  #closed;
  #meet;

  /** `meet(phone)` shows somebody's phone, `closed(id)` hears that the panel is gone. */
  constructor({ meet, closed }) {
    this.#meet = meet;
    this.#closed = closed;
    this.#part(".close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#id || event.defaultPrevented) return;
      event.preventDefault(); // the person below it stays
      this.close();
    });
  }

  async open(id) {
    this.#id = id;
    this.#part("footer a").href = carrier.linkupAddress(id);
    this.#part("footer code").textContent = id;
    await this.#look();
    if (this.#id !== id) return;
    this.#element.hidden = false;
    this.#element.scrollTop = 0;
    document.body.classList.add("grouping");
    this.#part(".close").focus({ preventScroll: true });
  }

  close() {
    const id = this.#id;
    if (!id) return;
    clearTimeout(this.#timer);
    this.#id = null;
    this.#element.hidden = true;
    document.body.classList.remove("grouping");
    this.#closed(id);
  }

  /** Somebody texted or business time moved: look soon. */
  stir() {
    this.#pause = LOOK_AGAIN;
    this.#lookIn(SOON);
  }

  #lookIn(pause) {
    clearTimeout(this.#timer);
    if (this.#id) this.#timer = setTimeout(() => this.#look(), pause);
  }

  async #look() {
    const id = this.#id;
    const told = await carrier.linkup(id).catch(() => null); // away: what was drawn stays
    if (this.#id !== id) return; // another one was opened meanwhile
    if (told) this.#draw(told);
    if (!told?.waiting) return;
    this.#lookIn(this.#pause);
    this.#pause = Math.min(this.#pause * 2, SELDOM);
  }

  #draw(told) {
    const { activity, words, zone, people, waves, reminders, course } = told;
    this.#part("h2").textContent = activity;
    const sentence = this.#part(".sentence");
    const said = `${words[0].toUpperCase()}${words.slice(1)}`;
    if (sentence.textContent !== said) sentence.textContent = said; // said aloud once
    this.#element.dataset.state = told.state;
    drawAbout(this.#part(".about"), told);
    this.#drawPeople(people, zone);
    this.#drawLines(".waves", waves.map(({ number, at, asked, accepted, declined, open }) => ({
      at, title: `Wave ${number}: ${asked} asked`, detail: wave({ in: accepted, declined, "no answer yet": open }),
    })), zone);
    this.#drawLines(".reminders", reminders.map(({ at, words: title, said: detail }) => ({ at, title, detail })), zone);
    this.#drawLines(".course", course.map(({ at, words: title, detail }) => ({ at, title, detail })), zone);
  }

  #drawPeople(people, zone) {
    drawEach(this.#part(".comers ul"), people, () => this.#makeComer(), (row, person) => {
      const { first_name: first, phone, mark, words, wave: number, asked_at: at } = person;
      row.dataset.mark = mark;
      row.dataset.phone = phone ?? "";
      row.querySelector("button").disabled = phone === null;
      row.querySelector(".face").textContent = first ? first[0].toUpperCase() : "?";
      if (phone) row.style.setProperty("--hue", hue(phone));
      row.querySelector("strong").textContent = first;
      row.querySelector(".says").textContent = words;
      row.querySelector(".when").textContent = number ? `wave ${number}` : "";
      row.querySelector(".when").title = at ? `Asked ${moment(at, zone)}` : "";
    });
  }

  #makeComer() {
    const row = copyOf("comer");
    row.querySelector("button").addEventListener("click", () => this.#meet(row.dataset.phone));
    return row;
  }

  #drawLines(section, lines, zone) {
    this.#part(section).hidden = lines.length === 0;
    drawEach(this.#part(`${section} ol`), lines, () => copyOf("entry"), (line, { at, title, detail }) => {
      line.querySelector("time").textContent = moment(at, zone);
      line.querySelector("time").dateTime = at;
      line.querySelector("strong").textContent = title;
      line.querySelector("span").textContent = detail;
    });
  }

  #part(selector) {
    return this.#element.querySelector(selector);
  }
}

function wave(counts) {
  return Object.entries(counts).filter(([, count]) => count).map(([name, count]) => `${count} ${name}`).join(", ");
}
