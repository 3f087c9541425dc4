// How far somebody is in joining or in the interview: one piece for each question, in their order.

const SAID = { answered: "answered", skipped: "skipped", unclear: "left unclear", now: "asked now", ahead: "still to come" };
const FEW = 6; // pieces that leave room for their names

export function drawWay(section, way) {
  section.hidden = way === null;
  if (!way) return;
  const { title, done, of, asked, steps } = way;
  const track = section.querySelector(".track");
  while (track.children.length > steps.length) track.lastChild.remove();
  while (track.children.length < steps.length) track.append(document.createElement("span"));
  steps.forEach(({ label, state }, place) => {
    const piece = track.children[place];
    piece.dataset.state = state; // the piece stays the same element, so that it fills and does not blink
    piece.title = `${label}: ${SAID[state] ?? state}`;
  });
  track.setAttribute("aria-label", title);
  track.setAttribute("aria-valuemax", String(of));
  track.setAttribute("aria-valuenow", String(done));
  track.setAttribute("aria-valuetext", `${done} of ${of} done${asked ? `, asked now: ${asked}` : ""}`);
  section.querySelector("h3").textContent = title;
  section.querySelector(".count").textContent = done === of ? "done" : `${done} of ${of}`;
  section.querySelector(".stages").replaceChildren(...(of <= FEW ? steps : []).map(({ label, state }) => {
    const name = document.createElement("li");
    name.textContent = label;
    name.dataset.state = state;
    return name;
  }));
}
