// Where all this is kept for the next time, and beginning anew.

import { post } from "./server.js";
import { onLanguage, word } from "./words.js";

let folder = ""; // "": it is not kept

/** showKept takes what the program says. */
export function showKept(kept) {
  folder = kept;
  draw();
}

function draw() {
  const place = document.getElementById("kept");
  place.textContent = folder ? word("kept") : word("not_kept");
  place.title = folder;
  document.getElementById("anew-means").textContent = folder ? word("anew_moves", { folder }) : word("anew_loses");
}

export function startAnew() {
  onLanguage(draw);
  const dialog = document.getElementById("anew");
  document.getElementById("begin-anew").addEventListener("click", () => {
    dialog.returnValue = "no";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    // The program ends the connection meanwhile; the page comes back with what is there then.
    if (dialog.returnValue === "yes") post("/play/anew", {}).catch(() => {});
  });
}
