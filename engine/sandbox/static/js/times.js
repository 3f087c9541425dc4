// Business time as the phones show it. The fictional numbers live in San Francisco, so that is the page's one zone.

export const ZONE = "America/Los_Angeles";
export const PLACE = "San Francisco";

const said = (options) => new Intl.DateTimeFormat("en-US", { timeZone: ZONE, ...options });
const HOUR = said({ hour: "numeric", minute: "2-digit" });
const SECOND = said({ hour: "numeric", minute: "2-digit", second: "2-digit" });
const DAY = said({ weekday: "short", month: "short", day: "numeric" });
const WHOLE = said({ dateStyle: "full", timeStyle: "long" });
const PARTS = said({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

export const hour = (date) => HOUR.format(date);
export const second = (date) => SECOND.format(date);
export const statusBar = (date) => HOUR.format(date).replace(/\s?[AP]M$/, "");
export const day = (date) => DAY.format(date);
export const whole = (date) => WHOLE.format(date);

const FAR = { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
const moments = new Map(); // zone → its format

/** An instant where a LinkUp takes place: "Sat, Nov 28, 10:00 AM". */
export function moment(iso, zone) {
  if (!moments.has(zone)) moments.set(zone, new Intl.DateTimeFormat("en-US", { timeZone: zone, ...FAR }));
  return moments.get(zone).format(new Date(iso));
}

/** Whole seconds from `date` to the next `wanted` o'clock there; a change to or from summer time is allowed for. */
export function secondsUntil(wanted, date) {
  const ahead = (wanted * 3600 - secondOfDay(date) + 86400) % 86400 || 86400;
  const there = new Date(date.getTime() + ahead * 1000);
  const off = secondOfDay(there) - wanted * 3600;
  return ahead - (Math.abs(off) <= 7200 ? off : 0);
}

/** A span as people say it: "4 ms", "1.2 s", "3 min 5 s", "1 h 4 min", "2 d 3 h". */
export function span(ms) {
  if (ms < 1000) return `${ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`;
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return pair(Math.floor(seconds / 60), "min", seconds % 60, "s");
  if (seconds < 86_400) return pair(Math.floor(seconds / 3600), "h", Math.floor((seconds % 3600) / 60), "min");
  return pair(Math.floor(seconds / 86_400), "d", Math.floor((seconds % 86_400) / 3600), "h");
}

function pair(large, largeUnit, small, smallUnit) {
  return small ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`;
}

function secondOfDay(date) {
  const parts = Object.fromEntries(PARTS.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return parts.hour * 3600 + parts.minute * 60 + parts.second;
}
