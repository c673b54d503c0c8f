// The language of the page: words, dates, and who wants to know when it changes.

import { dictionary } from "./dictionary.js";

const listeners = [];
let current = remembered() ?? (navigator.language.startsWith("de") ? "de" : "en");
let zone = "UTC";

// localStorage throws where the browser forbids it.
function remembered() {
  try {
    const code = localStorage.getItem("language");
    return code in dictionary ? code : undefined;
  } catch {
    return undefined;
  }
}

export const language = () => current;

/** word returns the text of a key with {placeholders} filled in. */
export function word(key, values = {}) {
  const text = dictionary[current][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** problem returns the sentence for an error code of the program. */
export function problem(code) {
  const key = `error_${code}`;
  return key in dictionary[current] ? word(key) : word("error_other", { code });
}

/** translate fills in everything below root that has data-word (text) or data-label (name for the ear and the mouse). */
export function translate(root) {
  for (const el of root.querySelectorAll("[data-word]")) el.textContent = word(el.dataset.word);
  for (const el of root.querySelectorAll("[data-label]")) {
    const label = word(el.dataset.label);
    el.setAttribute("aria-label", label);
    if (el.matches("button")) el.title = label;
    if (el.matches("textarea, input")) el.placeholder = label;
  }
}

export function onLanguage(listener) {
  listeners.push(listener);
}

export function toggleLanguage() {
  current = current === "de" ? "en" : "de";
  try {
    localStorage.setItem("language", current);
  } catch { /* then it is asked again next time */ }
  applyLanguage();
}

export function applyLanguage() {
  document.documentElement.lang = current;
  translate(document);
  for (const listener of listeners) listener();
}

export function setZone(name) {
  zone = name;
}

function format(date, options) {
  const locale = current === "de" ? "de-DE" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(date);
}

export const clockTime = (date) => format(date, { hour: "2-digit", minute: "2-digit" });

export const exactTime = (date) => format(date, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export const day = (date) => format(date, { weekday: "long", day: "numeric", month: "long" });

export const fullTime = (date) =>
  format(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" }) + ", " + clockTime(date);

/** isoDay returns 2027-03-10 for the day a date has on the clock of the page. */
export function isoDay(date) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(date);
}
