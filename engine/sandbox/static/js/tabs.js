// On a narrow screen one phone fills it; the tabs say which, go to another, and show where something new came in.

export class Tabs {
  #bar;
  #tabs = new Map(); // number → button
  #current = null;
  #watcher;

  constructor(bar, shelf) {
    this.#bar = bar;
    this.#watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && target.dataset.number) this.#turnTo(target.dataset.number);
      }
    }, { root: shelf, threshold: 0.6 });
  }

  show(handsets, add) {
    this.#watcher.disconnect();
    const fresh = new Set([...this.#tabs].filter(([, tab]) => tab.classList.contains("news")).map(([number]) => number));
    this.#tabs.clear();
    this.#bar.replaceChildren();
    for (const { number, name, element } of handsets) {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.textContent = name;
      tab.classList.toggle("news", fresh.has(number));
      tab.addEventListener("click", () => element.scrollIntoView({ inline: "center", block: "nearest" }));
      this.#tabs.set(number, tab);
      this.#bar.append(tab);
      this.#watcher.observe(element);
    }
    if (add) {
      const plus = document.createElement("button");
      plus.type = "button";
      plus.className = "plus";
      plus.textContent = "+";
      plus.setAttribute("aria-label", "New phone");
      plus.addEventListener("click", add);
      this.#bar.append(plus);
    }
    if (this.#current) this.#turnTo(this.#current);
  }

  /** Something new on a phone that is not in view. */
  mark(number) {
    if (number !== this.#current) this.#tabs.get(number)?.classList.add("news");
  }

  #turnTo(number) {
    this.#current = number;
    for (const [other, tab] of this.#tabs) {
      if (other === number) {
        tab.setAttribute("aria-current", "true");
        tab.classList.remove("news");
      } else tab.removeAttribute("aria-current");
    }
  }
}
