// The page put together: one clock, one feed, one row of phones, the panels beside it, and the bar above them.

import { Clock } from "./clock.js";
import { Faults } from "./faults.js";
import { Feed } from "./feed.js";
import { Group } from "./group.js";
import { Panel } from "./panel.js";
import { Person } from "./person.js";
import { Row } from "./row.js";
import { startSettle } from "./settle.js";
import { Travel } from "./travel.js";

const LINES = { connecting: "connecting", live: "live", polling: "asking every 2 s" };

const clock = new Clock();
const panel = new Panel();
const group = new Group({
  meet: (phone) => {
    group.close();
    person.turnTo(row.bring(phone));
  },
  closed: (id) => person.back(id),
});
const person = new Person((id) => group.open(id));
const row = new Row(clock, {
  explain: (handset, text) => panel.open(handset, text),
  meet: (handset) => {
    panel.close();
    group.close();
    person.toggle(handset);
  },
  leave: (handset) => person.leave(handset),
});
const travel = new Travel(clock);
const faults = new Faults();
const feed = new Feed();

startSettle();
document.getElementById("shelf").addEventListener("focusin", ({ target }) => {
  if (!target.closest(".standing")) person.follow(row.handsetOf(target)); // a click on that one opens it by itself
});

const more = document.getElementById("more");
more.addEventListener("click", () => {
  const open = document.body.classList.toggle("controlling");
  more.setAttribute("aria-expanded", String(open));
});

const line = document.getElementById("line");
feed.addEventListener("line", ({ detail }) => {
  if (line.dataset.line === detail) return;
  line.dataset.line = detail;
  line.querySelector(".word").textContent = LINES[detail];
});
feed.addEventListener("state", ({ detail }) => {
  clock.set(detail.now);
  row.dial(detail.number);
  travel.allow(detail.clock_moves);
  faults.show(detail.fault_kinds, detail.faults);
  row.stir();
  group.stir();
});
feed.addEventListener("texts", ({ detail }) => {
  row.show(detail);
  person.stir(); // what others answer moves their LinkUps
  group.stir();
});
feed.addEventListener("open", () => row.refresh().catch(() => {})); // away again: the next "open" reads everything
feed.start();
