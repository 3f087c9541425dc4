// Everything the page asks of the sandbox. Each answers what the server answered, or throws an Error with its words.

async function ask(path, options = {}) {
  const { content, ...rest } = options;
  const sent = content === undefined ? rest : {
    ...rest, body: JSON.stringify(content), headers: { "Content-Type": "application/json" },
  };
  const answer = await fetch(`/sandbox/${path}`, sent).catch(() => null);
  if (answer === null) throw new Error("The sandbox does not answer");
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok && !options.accept?.includes(answer.status)) {
    throw new Error(said.error ?? `The sandbox answered ${answer.status}`);
  }
  return said;
}

const post = (path, content, accept) => ask(path, { method: "POST", content, accept });
const at = (phone) => `phones/${encodeURIComponent(phone)}`;
const texts = (phone) => `${at(phone)}/texts`;

export const state = () => ask("feed?once");
export const phones = () => ask("phones");
export const textsOf = (phone) => ask(texts(phone));
export const send = (phone, text) => post(texts(phone), text);
export const advance = (seconds) => post("clock", { advance_seconds: seconds });
export const settle = () => post("settle", { timeout_seconds: 30 }, [504]);
export const arm = (kind, count) => post("faults", { kind, count });
export const disarm = () => ask("faults", { method: "DELETE" });
export const whyAddress = (sid) => `/sandbox/why?sid=${encodeURIComponent(sid)}`;
export const personAddress = (phone) => `/sandbox/${at(phone)}/person`;
export const person = (phone) => ask(`${at(phone)}/person`);
export const linkupAddress = (id) => `/sandbox/linkups/${encodeURIComponent(id)}`;
export const linkup = (id) => ask(`linkups/${encodeURIComponent(id)}`);
export const why = (sid) => ask(`why?sid=${encodeURIComponent(sid)}`);

/** A message SID of our own making, so that a text can be shown before the carrier has it, and sent again as itself. */
export function newSid(photo) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return (photo ? "MM" : "SM") + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
