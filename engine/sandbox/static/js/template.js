/** A fresh copy of the one element a <template> of the page holds. */
export function copyOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}
