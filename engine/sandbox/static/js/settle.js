// The button that waits until nothing is left to do.

import * as carrier from "./carrier.js";

export function startSettle() {
  const button = document.getElementById("settle");
  const said = document.getElementById("settled");
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    button.classList.add("busy");
    said.className = "said";
    said.textContent = "Waiting …";
    try {
      const { settled, left } = await carrier.settle();
      said.classList.add(settled ? "good" : "warn");
      const open = Object.entries(left).map(([kind, count]) => `${count} ${kind.replaceAll("_", " ")}`);
      said.textContent = settled ? "Nothing left to do" : `Left: ${open.join(", ")}`;
    } catch (problem) {
      said.classList.add("warn");
      said.textContent = problem.message;
    }
    button.removeAttribute("aria-disabled");
    button.classList.remove("busy");
  });
}
