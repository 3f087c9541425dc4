// Fictional North American numbers: 555-0101 to 555-0199 belong to nobody.

const FIRST = 14155550101;
const LAST = 14155550199;

/** "+14155550101" as people write it; anything else as it is. */
export function pretty(number) {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}

/** The first fictional number that is not among those taken, or null when all are. */
export function nextFree(taken) {
  const gone = new Set(taken);
  for (let number = FIRST; number <= LAST; number += 1) {
    if (!gone.has(`+${number}`)) return `+${number}`;
  }
  return null;
}

/** The last two digits: what tells one fictional number from the next. */
export function tail(number) {
  return number.slice(-2);
}

/** A colour of its own for each number, as an angle on the wheel. */
export function hue(number) {
  const digits = Number(number.replace(/\D/g, "").slice(-4)) || 0;
  return Math.round((digits * 137.5) % 360);
}
