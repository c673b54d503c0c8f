// The program's clock, and moving it forward.

import { post } from "./server.js";
import { fullTime, onLanguage, problem, setZone, word } from "./words.js";

let now; // what the program said last: { now, zone }

export const programTime = () => new Date(now.now);

/** showClock takes what the program says. */
export function showClock(clock) {
  now = clock;
  setZone(clock.zone);
  draw();
}

function draw() {
  if (!now) return;
  const el = document.getElementById("now");
  el.dateTime = now.now;
  el.textContent = fullTime(programTime());
  document.getElementById("until").min = now.now.slice(0, 16);
}

async function move(body) {
  let text;
  try {
    showClock(await post("/play/clock", body));
    text = word("clock_is", { time: fullTime(programTime()) });
    document.getElementById("jump").open = false;
  } catch (error) {
    text = problem(error.code ?? error.message);
  }
  const announce = document.getElementById("announce");
  announce.textContent = text;
}

export function startClock() {
  onLanguage(draw);
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => move({ step: button.dataset.step }));
  }
  const jump = document.getElementById("jump");
  const until = document.getElementById("until");
  jump.addEventListener("toggle", () => {
    if (jump.open) until.value = now.now.slice(0, 16);
  });
  jump.addEventListener("keydown", (event) => {
    if (event.key === "Escape") jump.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!jump.contains(event.target)) jump.open = false;
  });
  jump.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    move({ until: until.value });
  });
}
