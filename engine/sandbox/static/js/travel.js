// The buttons that move business time, and what came of it.

import * as carrier from "./carrier.js";
import { day, PLACE, second, secondsUntil, whole } from "./times.js";

export class Travel {
  #clock;
  #face = document.getElementById("clock");
  #said = document.getElementById("travelled");
  #buttons = [...document.querySelectorAll(".travel button")];

  constructor(clock) {
    this.#clock = clock;
    clock.addEventListener("tick", ({ detail }) => this.#show(detail));
    for (const button of this.#buttons) button.addEventListener("click", () => this.#go(button));
  }

  /** Without a movable clock the buttons are not there. */
  allow(moves) {
    document.querySelector(".travel").hidden = !moves;
  }

  #show(now) {
    this.#face.querySelector(".day").textContent = day(now);
    this.#face.querySelector(".hour").textContent = second(now);
    this.#face.dateTime = now.toISOString();
    this.#face.title = `Business time: ${whole(now)} (${PLACE})`;
  }

  async #go(button) {
    if (this.#face.classList.contains("moving")) return;
    const { seconds, until } = button.dataset;
    this.#run(button, true);
    try {
      const ahead = seconds ? Number(seconds) : secondsUntil(Number(until), this.#clock.now());
      const { now, steps, left } = await carrier.advance(ahead);
      this.#clock.set(now);
      this.#said.textContent = outcome(steps, left);
    } catch (problem) {
      this.#said.textContent = problem.message;
    }
    this.#run(button, false);
  }

  #run(button, running) {
    this.#face.classList.toggle("moving", running);
    button.classList.toggle("busy", running);
    // Not `disabled`: that would throw the focus away.
    for (const each of this.#buttons) each.setAttribute("aria-disabled", String(running));
    if (running) this.#said.textContent = "Moving through everything due on the way …";
  }
}

function outcome(steps, left) {
  const open = Object.entries(left).map(([kind, count]) => `${count} ${kind.replaceAll("_", " ")}`);
  const stops = steps === 1 ? "Arrived" : `Arrived after ${steps} stops`;
  return open.length ? `${stops}; left: ${open.join(", ")}` : stops;
}
