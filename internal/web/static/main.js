// The page: phones side by side, fed by the program's event stream.

import { showKept, startAnew } from "./anew.js";
import { addCall, loadCalls, startCalls } from "./calls.js";
import { programTime, showClock, startClock } from "./clock.js";
import { make } from "./dom.js";
import { Phone } from "./phone.js";
import { applyLanguage, onLanguage, toggleLanguage, word } from "./words.js";

const phones = new Map(); // role → Phone
const tabs = document.getElementById("tabs");
let bot = { username: "" };
let front; // role of the phone on a narrow screen

const world = { botName: () => bot.username, now: programTime };

// The first event is the whole state, and so is what comes after a lost connection.
function load(state) {
  bot = state.bot;
  showClock(state.clock);
  loadCalls(state.calls);
  showKept(state.kept);
  const byRole = Map.groupBy(state.chats, (chat) => chat.role);
  for (const [role, chats] of byRole) {
    if (!phones.has(role)) addPhone(role);
    phones.get(role).load(chats, role === "staff" ? state.team : undefined);
  }
  document.getElementById("offline").hidden = true;
  document.body.dataset.ready = "true";
}

function addPhone(role) {
  const phone = new Phone(role, world, (p) => {
    if (!p.element.checkVisibility()) tab(p.role).classList.add("unread");
  });
  phones.set(role, phone);
  document.getElementById("phones").append(phone.element);
  const button = make("button", { type: "button" }, word(`tab_${role}`));
  button.dataset.tab = role;
  button.addEventListener("click", () => bringToFront(role));
  tabs.append(button);
  if (!front) bringToFront(role);
}

const tab = (role) => tabs.querySelector(`[data-tab="${role}"]`);

function bringToFront(role) {
  front = role;
  for (const [name, phone] of phones) {
    phone.element.classList.toggle("front", name === role);
    tab(name)?.setAttribute("aria-pressed", String(name === role));
  }
  tab(role).classList.remove("unread");
}

function phoneOf(chat) {
  return [...phones.values()].find((phone) => phone.holds(chat));
}

const handlers = {
  state: load,
  clock: showClock,
  call: addCall,
  person: (account) => phoneOf(account.id)?.account(account),
  message: (message) => phoneOf(message.chat.id)?.put(message),
  edited: (message) => phoneOf(message.chat.id)?.put(message),
  deleted: (message) => phoneOf(message.chat.id)?.remove(message),
  answered: (answer) => phoneOf(answer.user)?.answered(answer),
};

function connect() {
  const source = new EventSource("/play/events");
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  source.addEventListener("error", () => {
    document.getElementById("offline").hidden = false;
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000); // the browser has given up
  });
}

onLanguage(() => {
  for (const [role, phone] of phones) {
    phone.draw();
    tab(role).textContent = word(`tab_${role}`);
  }
});
document.getElementById("page-language").addEventListener("click", toggleLanguage);
startClock();
startCalls();
startAnew();
applyLanguage();
connect();
