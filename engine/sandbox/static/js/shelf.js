// Which phones are on the page and what they are called here: this browser's own memory.

const PHONES = "josh.phones";
const NAMES = "josh.names";

export class Shelf {
  #numbers = read(PHONES, null);
  #names = read(NAMES, {});

  /** Whether this browser has been here before. */
  get known() {
    return Array.isArray(this.#numbers);
  }

  get numbers() {
    return this.known ? [...this.#numbers] : [];
  }

  /** The name given to a phone here, or one made of its last digits. */
  nameOf(number) {
    return this.#names[number] || (/^\+1\d{3}55501\d\d$/.test(number) ? `Phone ${number.slice(-2)}` : number);
  }

  add(number) {
    this.#save([...this.numbers.filter((other) => other !== number), number]);
  }

  remove(number) {
    this.#save(this.numbers.filter((other) => other !== number));
  }

  rename(number, name) {
    const trimmed = name.trim();
    if (trimmed) this.#names[number] = trimmed;
    else delete this.#names[number];
    write(NAMES, this.#names);
  }

  #save(numbers) {
    this.#numbers = numbers;
    write(PHONES, numbers);
  }
}

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise; // no storage here, or somebody else's words in it
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the page works, it only forgets.
  }
}
