// What is true of a phone besides: opted out, unreachable, held, or a text of ours whose fate nobody knows.

/** Draw the notes into a list; an empty list takes no room. */
export function drawNotes(list, notes) {
  list.replaceChildren(...notes.map(({ words }) => {
    const note = document.createElement("li");
    note.textContent = words;
    return note;
  }));
}
