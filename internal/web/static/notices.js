// What a phone says for a moment, and what it says until it is closed.

import { make } from "./dom.js";

/** toast shows a text at the foot of a phone, long enough to be read. */
export function toast(place, text) {
  const el = make("p", { className: "toast", dir: "auto" }, text);
  place.append(el);
  setTimeout(() => el.remove(), 4000 + 60 * text.length);
}

/** alertBox shows a text until it is closed; several wait for each other. */
export function alertBox(text) {
  waiting.push(text);
  showNext();
}

const waiting = [];

function showNext() {
  const dialog = document.getElementById("alert");
  if (dialog.open || waiting.length === 0) return;
  document.getElementById("alert-text").textContent = waiting.shift();
  dialog.showModal();
  dialog.addEventListener("close", showNext, { once: true });
}

/** askPayload asks for the payload of a deep link; it gives undefined if there is none. */
export function askPayload() {
  const dialog = document.getElementById("deep-link");
  document.getElementById("no-deep-link").onclick = () => dialog.close();
  const input = document.getElementById("payload");
  input.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "start" && input.value ? input.value : undefined);
    }, { once: true });
  });
}
