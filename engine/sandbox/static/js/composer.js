// The typing field: Enter sends, Shift or Ctrl with Enter breaks the line, the camera sends a photo beside the words.

const TALLEST = 110; // pixels

export class Composer {
  #field;

  constructor(element, { name, send, up }) {
    const form = element.querySelector(".composer");
    this.#field = form.querySelector("textarea");
    this.call(element, name);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#field.value.trim()) send(this.#take(), 0);
      this.#field.focus();
    });
    form.querySelector(".photo").addEventListener("click", () => {
      send(this.#take(), 1);
      this.#field.focus();
    });
    this.#field.addEventListener("input", () => this.#fit());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key === "ArrowUp" && !this.#field.value) {
        event.preventDefault();
        up();
      }
      if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) this.#breakLine();
      else form.requestSubmit();
    });
  }

  /** Name the buttons after the phone, for those who hear the page. */
  call(element, name) {
    this.#field.setAttribute("aria-label", `Text from ${name}`);
    element.querySelector(".send").setAttribute("aria-label", `Send from ${name}`);
    element.querySelector(".photo").setAttribute("aria-label", `Send a photo from ${name}`);
  }

  focus() {
    this.#field.focus();
  }

  get empty() {
    return !this.#field.value;
  }

  #take() {
    const words = this.#field.value.trim();
    this.#field.value = "";
    this.#fit();
    return words;
  }

  #breakLine() {
    const { selectionStart: start, selectionEnd: end } = this.#field;
    this.#field.setRangeText("\n", start, end, "end");
    this.#fit();
  }

  #fit() {
    this.#field.style.height = "auto";
    this.#field.style.height = `${Math.min(this.#field.scrollHeight, TALLEST)}px`;
    this.#field.classList.toggle("tall", this.#field.scrollHeight > TALLEST);
  }
}
