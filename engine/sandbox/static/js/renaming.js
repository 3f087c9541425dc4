/** Turn a name into a field; Enter or leaving it keeps what was typed, Escape what was there. */
export function editName(button, name, keep) {
  const field = document.createElement("input");
  field.className = "name";
  field.value = name;
  field.maxLength = 24;
  field.setAttribute("aria-label", `New name for ${name}`);
  let done = false;
  const finish = (given) => {
    if (done) return;
    done = true;
    const focused = document.activeElement === field;
    field.replaceWith(button);
    if (given !== null) keep(given);
    if (focused) button.focus();
  };
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault(); // else the same Enter would press the button that comes back
    finish(event.key === "Enter" ? field.value : null);
  });
  field.addEventListener("blur", () => finish(field.value));
  button.replaceWith(field);
  field.select();
}
