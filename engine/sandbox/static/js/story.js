// How the panel draws what it was told: codes, spans of time, steps.

import { copyOf } from "./template.js";
import { span } from "./times.js";

/** Mode before and after, handler, rule, outcome, turn. */
export function drawFacts(list, told) {
  const mode = told.mode_before && [`${told.mode_before}/${told.state_before}`, `${told.mode_after}/${told.state_after}`];
  const facts = [
    ["Mode", mode && (mode[0] === mode[1] ? `${told.mode_before} → ${told.mode_after}` : mode.join(" → "))],
    ["Handler", told.handler],
    ["Rule", told.rule],
    ["Outcome", told.outcome],
    ["Turn", told.turn_no],
    ["It", told.does?.join("; ")],
  ].filter(([, value]) => value !== undefined && value !== "");
  list.replaceChildren(...facts.map(([name, value]) => {
    const pair = document.createElement("div");
    const term = document.createElement("dt");
    const said = document.createElement("dd");
    term.textContent = name;
    said.textContent = value;
    pair.append(term, said);
    return pair;
  }));
  list.parentElement.hidden = facts.length === 0;
}

/** The spans between milestones as one strip, each as wide as it was long (but never too thin to see). */
export function drawSpans(section, timings) {
  section.hidden = timings.length === 0;
  const whole = timings.reduce((sum, { ms }) => sum + ms, 0);
  section.querySelector("h3").textContent = `${span(whole)} from ${timings[0]?.from} to ${timings.at(-1)?.to}`;
  section.querySelector("ol").replaceChildren(...timings.map(({ from, to, ms }) => {
    const part = document.createElement("li");
    part.style.flexGrow = String(Math.max(ms / (whole || 1), 0.12));
    part.title = `${from} to ${to}: ${span(ms)}`;
    const name = document.createElement("span");
    const time = document.createElement("strong");
    name.textContent = to;
    time.textContent = span(ms);
    part.append(time, name);
    return part;
  }));
}

/** The steps in order, each with the time since the first. */
export function drawSteps(list, steps) {
  list.replaceChildren(...steps.map(({ kind, title, detail, tone, after_ms: after, at }) => {
    const step = copyOf("step");
    step.className = `step ${tone}`;
    step.dataset.kind = kind;
    step.querySelector(".after").textContent = after ? `+${span(after)}` : "0";
    step.querySelector(".after").title = at;
    step.querySelector("strong").textContent = title;
    step.querySelector("p").textContent = detail;
    return step;
  }));
}
