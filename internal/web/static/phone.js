// One phone: its people, the chat of the one who holds it, and what they can do.

import { Composer } from "./composer.js";
import { fromTemplate, item, make, menu } from "./dom.js";
import { clientLanguages, starters } from "./examples.js";
import { bubble } from "./message.js";
import { alertBox, askPayload, toast } from "./notices.js";
import { act } from "./server.js";
import { day, isoDay, problem, translate, word } from "./words.js";

// How long a button shows that the bot is thinking, in milliseconds.
const patience = 15000;

export class Phone {
  #world; // { botName(), now() }
  #people = new Map(); // id → { account, messages: Map(id → message), unread }
  #holder; // id of the person whose chat is shown
  #composer;
  #following = true; // the end of the chat is in sight

  /** onUnread(phone) is called for every new message of the bot. */
  constructor(role, world, onUnread) {
    this.role = role;
    this.#world = world;
    this.onUnread = onUnread;
    this.element = fromTemplate("phone");
    this.element.dataset.person = role;
    this.element.id = `phone-${role}`;
    this.#composer = new Composer(this.#find(".composer"), {
      send: (text) => this.#do("text", { text }),
      change: (messageID, text) => this.#do("edit", { message_id: messageID, text }),
      last: () => this.#lastOwn(),
      person: () => this.#holder,
    });
    this.#find(".start").addEventListener("click", () => this.#do("text", { text: "/start" }));
    this.#find(".unblock").addEventListener("click", () => this.#unblock());
    this.#find(".language").addEventListener("change", (e) => this.#do("language", { language: e.target.value }));
    this.#follow();
    menu(this.#find(".more"), this.#find("header .panel"), (list) => this.#fillMore(list));
  }

  /** load replaces everything by what the program says; chats are those of this phone's role. */
  load(chats) {
    const before = this.#people;
    this.#people = new Map();
    for (const { messages, ...account } of chats) {
      const known = new Map(messages.map((m) => [m.message_id, m]));
      this.#people.set(account.id, { account, messages: known, unread: before.get(account.id)?.unread ?? false });
    }
    if (!this.#people.has(this.#holder)) this.#holder = chats[0].id;
    this.draw();
  }

  /** draw shows everything anew, for example in another language of the page. */
  draw() {
    translate(this.element);
    this.#drawSwitch();
    this.#drawAccount();
    const chat = this.#find(".chat");
    chat.setAttribute("aria-busy", "true"); // nobody wants to hear all of it again
    this.#find(".messages").replaceChildren();
    for (const message of this.#current.messages.values()) this.#append(message);
    chat.removeAttribute("aria-busy");
    this.#drawFoot();
    this.#scroll();
  }

  holds(id) {
    return this.#people.has(id);
  }

  account(account) {
    this.#people.get(account.id).account = account;
    if (account.id === this.#holder) {
      this.#drawAccount();
      this.#drawFoot();
    }
  }

  /** put takes a new or changed message; an older version than the known one is left aside. */
  put(message) {
    const person = this.#people.get(message.chat.id);
    const known = person.messages.get(message.message_id);
    if (known && known.rev >= message.rev) return;
    person.messages.set(message.message_id, message);
    if (message.chat.id !== this.#holder) {
      person.unread = true;
      this.#drawSwitch();
    } else {
      const shown = this.#shown(message.message_id);
      if (shown) shown.replaceWith(bubble(message, this.#taps));
      else this.#append(message);
      this.#drawFoot();
      if (this.#following || !message.from_bot) this.#scroll();
    }
    if (message.from_bot && !known) this.onUnread(this);
  }

  remove(message) {
    this.#people.get(message.chat.id).messages.delete(message.message_id);
    if (message.chat.id !== this.#holder) return;
    this.#shown(message.message_id)?.remove();
    this.#drawFoot();
  }

  /** answered ends a tap and shows what the bot said to it. */
  answered(answer) {
    if (answer.chat !== this.#holder) return;
    const selector = `[data-callback="${CSS.escape(answer.data)}"]`;
    this.#shown(answer.message_id)?.querySelector(selector)?.removeAttribute("aria-busy");
    if (answer.text && answer.alert) alertBox(answer.text);
    else if (answer.text) this.#notice(answer.text);
    if (answer.url) this.#start(new URL(answer.url).searchParams.get("start") ?? "");
  }

  get #current() {
    return this.#people.get(this.#holder);
  }

  get #taps() {
    return {
      botName: this.#world.botName(),
      onCommand: (text) => this.#do("text", { text }),
      onStart: (payload) => this.#start(payload),
      onPress: (message, data, button) => this.#press(message, data, button),
      onNotice: (text) => this.#notice(text),
    };
  }

  #find(selector) {
    return this.element.querySelector(selector);
  }

  #shown(messageID) {
    return this.#find(`[data-message-id="${messageID}"]`);
  }

  #notice(text) {
    toast(this.#find(".notices"), text);
  }

  // #do acts as the holder and reports whether that was accepted.
  async #do(what, body) {
    try {
      await act(this.#holder, what, body);
      return true;
    } catch (error) {
      this.#notice(problem(error.code ?? error.message));
      return false;
    }
  }

  #start(payload) {
    return this.#do("text", { text: `/start ${payload}`.trim() });
  }

  async #unblock() {
    if (await this.#do("block", { blocked: false })) await this.#start("");
  }

  async #press(message, data, button) {
    button.setAttribute("aria-busy", "true");
    const sent = await this.#do("press", { message_id: message.message_id, data });
    if (!sent) button.removeAttribute("aria-busy");
    setTimeout(() => {
      if (!button.isConnected || !button.hasAttribute("aria-busy")) return;
      button.removeAttribute("aria-busy");
      this.#notice(word("no_answer"));
    }, patience);
  }

  #lastOwn() {
    return [...this.#current.messages.values()].findLast((m) => !m.from_bot && (m.text || m.caption));
  }

  #fillMore(list) {
    const send = (kind) => item(word(`send_${kind}`), () => this.#do("attach", { kind }));
    list.replaceChildren(
      ...["photo", "voice", "sticker", "location", "contact"].map(send),
      item(word("edit_last"), () => {
        const last = this.#lastOwn();
        if (last) this.#composer.edit(last);
        else this.#notice(word("nothing_to_edit"));
      }),
      item(word("deep_link"), async () => {
        const payload = await askPayload();
        if (payload) await this.#start(payload);
      }),
      this.#current.account.blocked
        ? item(word("unblock"), () => this.#unblock())
        : item(word("block"), () => this.#do("block", { blocked: true })),
    );
  }

  #drawSwitch() {
    const place = this.#find(".switch");
    place.hidden = this.#people.size < 2;
    place.replaceChildren(...[...this.#people.values()].map(({ account, unread }) => {
      const button = make("button", { type: "button", ariaPressed: String(account.id === this.#holder) }, account.name);
      button.dataset.holder = account.id;
      if (unread) button.append(make("span", { className: "dot", ariaLabel: word("unread"), role: "img" }));
      button.addEventListener("click", () => this.#handTo(account.id));
      return button;
    }));
  }

  #handTo(id) {
    this.#holder = id;
    this.#current.unread = false;
    this.#composer.clear();
    this.draw();
    this.#find(`[data-holder="${id}"]`).focus();
  }

  #drawAccount() {
    const { account } = this.#current;
    this.#find(".name").textContent = account.name;
    this.#find(".avatar").textContent = account.name.slice(0, 1);
    this.#find(".role").textContent = word(`role_${this.role}`);
    this.#find(".hint").textContent = word(`hint_${this.role}`, { name: account.name });
    const select = this.#find(".language");
    select.hidden = this.role === "staff";
    const languages = { [account.language]: account.language, ...clientLanguages };
    select.replaceChildren(...Object.entries(languages).map(([code, name]) => make("option", { value: code }, name)));
    select.value = account.language;
  }

  // #drawFoot shows what can be done now: start, unblock or write, and the chips.
  #drawFoot() {
    const { account, messages } = this.#current;
    const empty = messages.size === 0;
    this.element.classList.toggle("is-empty", empty);
    this.element.classList.toggle("is-blocked", account.blocked);
    const said = [...messages.values()].filter((m) => !m.from_bot).map((m) => m.text ?? "");
    const used = ({ text, form }) => said.some((s) => (form ? s.startsWith(text.split("\n", 1) + "\n") : s === text));
    const chips = account.blocked ? [] : starters(this.role, account.language, this.#world.now());
    this.#find(".chips").replaceChildren(...chips.filter((chip) => !used(chip)).map(({ text, form }) => {
      const button = make("button", { type: "button", dir: "auto" }, form ? word(form) : text);
      button.addEventListener("click", () => (form ? this.#composer.write(text) : this.#do("text", { text })));
      return button;
    }));
  }

  #append(message) {
    const log = this.#find(".messages");
    const date = new Date(message.date * 1000);
    if (log.lastElementChild?.dataset.day !== isoDay(date)) log.append(make("li", { className: "day" }, day(date)));
    const li = bubble(message, this.#taps);
    li.dataset.day = isoDay(date);
    log.append(li);
  }

  // #follow keeps the newest message in sight, also when the phone changes its size, until somebody scrolls back.
  #follow() {
    const chat = this.#find(".chat");
    chat.addEventListener("scroll", () => {
      this.#following = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
    });
    new ResizeObserver(() => {
      if (this.#following) this.#scroll();
    }).observe(chat);
  }

  #scroll() {
    const chat = this.#find(".chat");
    this.#following = true;
    chat.scrollTop = chat.scrollHeight;
  }
}
