// The drawer with the raw calls of the bot, newest first.

import { make } from "./dom.js";
import { exactTime, onLanguage, word } from "./words.js";

const kept = 500;

let calls = []; // oldest first
let drawer;

/** loadCalls replaces the log. */
export function loadCalls(list) {
  calls = list;
  showStarting();
  draw();
}

/** addCall adds one call; known ones are left aside. */
export function addCall(call) {
  if (calls.length > 0 && calls.at(-1).seq >= call.seq) return;
  calls = [...calls.slice(1 - kept), call];
  showStarting();
  if (drawer.hidden || !wanted(call)) return;
  const list = document.getElementById("call-list");
  list.prepend(row(call));
  if (list.childElementCount > kept) list.lastElementChild.remove();
  document.getElementById("no-calls").hidden = true;
}

// A bot that has not called yet is still starting.
function showStarting() {
  document.getElementById("starting").hidden = calls.length > 0;
}

function wanted(call) {
  const method = document.getElementById("call-filter").value.trim().toLowerCase();
  return (document.getElementById("call-polls").checked || !call.poll) && call.method.toLowerCase().includes(method);
}

function draw() {
  if (drawer.hidden) return;
  const shown = calls.filter(wanted).reverse();
  document.getElementById("call-list").replaceChildren(...shown.map(row));
  document.getElementById("no-calls").hidden = shown.length > 0;
}

function row(call) {
  const status = make("span", { className: call.ok ? "status" : "status bad" }, call.status || word("call_failed"));
  const details = make("details", {}, make("summary", {},
    status, make("b", {}, call.method), make("span", { className: "to" }, call.params?.chat_id ?? ""),
    make("time", {}, exactTime(new Date(call.time)))));
  details.addEventListener("toggle", () => details.append(...contents(call)), { once: true });
  const li = make("li", {}, details);
  li.dataset.method = call.method;
  return li;
}

function contents(call) {
  const params = Object.entries(call.params ?? {}).flatMap(([name, value]) =>
    [make("dt", {}, name), make("dd", { dir: "auto" }, readable(value))]);
  return [
    make("h3", {}, word("call_sent")), make("dl", {}, ...params),
    make("h3", {}, word("call_answer")), make("pre", { tabIndex: 0 }, JSON.stringify(call.response, null, 2)),
  ];
}

// readable lays lists and objects out; everything else stays as it was sent.
function readable(value) {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 1);
  } catch {
    return value;
  }
}

export function startCalls() {
  drawer = document.getElementById("calls");
  const button = document.getElementById("show-calls");
  const show = (open) => {
    drawer.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    draw();
    if (open) document.getElementById("hide-calls").focus();
    else button.focus();
  };
  button.addEventListener("click", () => show(drawer.hidden));
  document.getElementById("hide-calls").addEventListener("click", () => show(false));
  drawer.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
  });
  document.getElementById("call-filter").addEventListener("input", draw);
  document.getElementById("call-polls").addEventListener("change", draw);
  onLanguage(draw);
}
