// Requests to the program.

/** Refused is thrown for everything that did not work; code names it for words.problem. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("offline");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? String(response.status));
  return body;
}

export const get = (path) => request(path);

export const post = (path, body) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** act does something as one of the people: text, edit, press, attach, block or language. */
export const act = (person, what, body) => post(`/play/people/${person}/${what}`, body);
