// One phone: its people, the chat of the one who holds it, and what they can do.

import { Chats } from "./chats.js";
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
  #chats = new Chats();
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
      send: (text, replyTo) => this.#do("text", { text, reply_to: replyTo }),
      change: (messageID, text) => this.#do("edit", { message_id: messageID, text }),
      last: () => this.#chats.lastOwn(),
      place: () => ({ person: this.#chats.holder, chat: this.#chats.here }),
    });
    this.#find(".start").addEventListener("click", () => this.#do("text", { text: "/start" }));
    this.#find(".unblock").addEventListener("click", () => this.#unblock());
    this.#find(".language").addEventListener("change", (e) => this.#do("language", { language: e.target.value }));
    this.#follow();
    menu(this.#find(".more"), this.#find("header .panel"), (list) => this.#fillMore(list));
  }

  /** load replaces everything by what the program says; chats are those of this phone's role, team is their group. */
  load(chats, team) {
    this.#chats.load(chats, team);
    this.draw();
  }

  /** draw shows everything anew, for example in another language of the page. */
  draw() {
    translate(this.element);
    this.#drawSwitches();
    this.#drawAccount();
    const chat = this.#find(".chat");
    chat.setAttribute("aria-busy", "true"); // nobody wants to hear all of it again
    this.#find(".messages").replaceChildren();
    for (const message of this.#chats.messages.values()) this.#append(message);
    chat.removeAttribute("aria-busy");
    this.#drawFoot();
    this.#scroll();
  }

  holds(chat) {
    return this.#chats.has(chat);
  }

  account(account) {
    this.#chats.setAccount(account);
    if (account.id === this.#chats.holder) {
      this.#drawAccount();
      this.#drawFoot();
    }
  }

  /** put takes a new or changed message; an older version than the known one is left aside. */
  put(message) {
    const known = this.#chats.put(message);
    if (known === null) return;
    if (message.chat.id === this.#chats.here) {
      const shown = this.#shown(message.message_id);
      if (shown) shown.replaceWith(this.#bubble(message));
      else this.#append(message);
      this.#drawFoot();
      if (this.#following || this.#chats.own(message)) this.#scroll();
    }
    this.#drawSwitches();
    if (message.from_bot && !known) this.onUnread(this);
  }

  remove(message) {
    this.#chats.remove(message);
    if (message.chat.id !== this.#chats.here) return;
    this.#shown(message.message_id)?.remove();
    this.#drawFoot();
  }

  /** answered ends a tap and shows what the bot said to it. */
  answered(answer) {
    if (answer.user !== this.#chats.holder || answer.chat !== this.#chats.here) return;
    const selector = `[data-callback="${CSS.escape(answer.data)}"]`;
    this.#shown(answer.message_id)?.querySelector(selector)?.removeAttribute("aria-busy");
    if (answer.text && answer.alert) alertBox(answer.text);
    else if (answer.text) this.#notice(answer.text);
    if (answer.url) this.#start(new URL(answer.url).searchParams.get("start") ?? "");
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

  #bubble(message) {
    const li = bubble(message, {
      botName: this.#world.botName(),
      own: this.#chats.own(message),
      named: this.#chats.inTeam,
      onCommand: (text) => this.#do("text", { text }),
      onStart: (payload) => this.#start(payload),
      onPress: (m, data, button) => this.#press(m, data, button),
      onReply: (m) => this.#composer.reply(m),
      onQuote: (id) => this.#shown(id)?.scrollIntoView({ block: "center" }),
      onNotice: (text) => this.#notice(text),
    });
    li.dataset.day = isoDay(new Date(message.date * 1000));
    return li;
  }

  // #do acts as the holder in the chat that is shown, and reports whether that was accepted.
  async #do(what, body) {
    const inTeam = this.#chats.inTeam ? { chat: this.#chats.here } : {};
    try {
      await act(this.#chats.holder, what, { ...body, ...inTeam });
      return true;
    } catch (error) {
      this.#notice(problem(error.code ?? error.message));
      return false;
    }
  }

  #start(payload) {
    if (this.#chats.inTeam) this.#go(this.#chats.holder, false);
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

  async #attach(kind) {
    if (await this.#do("attach", { kind, reply_to: this.#composer.replyTo })) this.#composer.clear();
  }

  #fillMore(list) {
    const send = (kind) => item(word(`send_${kind}`), () => this.#attach(kind));
    list.replaceChildren(
      ...["photo", "voice", "document", "sticker", "location", "contact"].map(send),
      item(word("edit_last"), () => {
        const last = this.#chats.lastOwn();
        if (last) this.#composer.edit(last);
        else this.#notice(word("nothing_to_edit"));
      }),
    );
    if (this.#chats.inTeam) return;
    list.append(
      item(word("deep_link"), async () => {
        const payload = await askPayload();
        if (payload) await this.#start(payload);
      }),
      this.#chats.account.blocked
        ? item(word("unblock"), () => this.#unblock())
        : item(word("block"), () => this.#do("block", { blocked: true })),
    );
  }

  // #drawSwitches shows who may hold the phone, and which chats are on it.
  #drawSwitches() {
    const { people, team, holder, inTeam } = this.#chats;
    this.#drawSwitch(".switch", people.length < 2, people.map(({ id, name }) => ({
      name, pressed: id === holder, unread: this.#chats.unread(id), data: ["holder", id], go: () => this.#go(id),
    })));
    this.#drawSwitch(".places", !team, [false, true].map((isTeam) => ({
      name: isTeam ? team?.title : word("place_bot"), pressed: isTeam === inTeam,
      unread: this.#chats.unread(holder, isTeam ? team?.id : holder), data: ["place", isTeam ? "team" : "bot"],
      go: () => this.#go(this.#chats.holder, isTeam), // whoever holds it by then
    })));
  }

  #drawSwitch(selector, hidden, choices) {
    const place = this.#find(selector);
    const shown = JSON.stringify([word("unread"), ...choices]);
    if (place.dataset.shown === shown) return; // who is about to press a button finds it where it was
    place.dataset.shown = shown;
    place.hidden = hidden;
    place.replaceChildren(...choices.map(({ name, pressed, unread, data: [key, value], go }) => {
      const button = make("button", { type: "button", ariaPressed: String(pressed), onclick: go }, name ?? "");
      button.dataset[key] = value;
      if (unread) button.append(make("span", { className: "dot", ariaLabel: word("unread"), role: "img" }));
      return button;
    }));
  }

  #go(person, inTeam = this.#chats.inTeam) {
    const key = person === this.#chats.holder ? `[data-place="${inTeam ? "team" : "bot"}"]` : `[data-holder="${person}"]`;
    this.#chats.go(person, inTeam);
    this.#composer.clear();
    this.#find(".notices").replaceChildren();
    this.draw();
    this.#find(key).focus();
  }

  #drawAccount() {
    const { account, inTeam } = this.#chats;
    this.#find(".name").textContent = account.name;
    this.#find(".avatar").textContent = account.name.slice(0, 1);
    this.#find(".role").textContent = word(`role_${this.role}`);
    this.#find(".hint").textContent = word(inTeam ? "hint_team" : `hint_${this.role}`, { name: account.name });
    const select = this.#find(".language");
    select.hidden = this.role === "staff";
    const languages = { [account.language]: account.language, ...clientLanguages };
    select.replaceChildren(...Object.entries(languages).map(([code, name]) => make("option", { value: code }, name)));
    select.value = account.language;
  }

  // #drawFoot shows what can be done now: start, unblock or write, and the chips.
  #drawFoot() {
    const { account, messages, inTeam } = this.#chats;
    this.element.classList.toggle("is-empty", messages.size === 0);
    this.element.classList.toggle("is-new", messages.size === 0 && !inTeam);
    this.element.classList.toggle("is-blocked", account.blocked && !inTeam);
    const said = [...messages.values()].filter((m) => !m.from_bot).map((m) => m.text ?? "");
    const used = ({ text, form }) => said.some((s) => (form ? s.startsWith(text.split("\n", 1) + "\n") : s === text));
    const chips = account.blocked || inTeam ? [] : starters(this.role, account.language, this.#world.now());
    this.#find(".chips").replaceChildren(...chips.filter((chip) => !used(chip)).map(({ text, form }) => {
      const button = make("button", { type: "button", dir: "auto" }, form ? word(form) : text);
      button.addEventListener("click", () => (form ? this.#composer.write(text) : this.#do("text", { text })));
      return button;
    }));
  }

  #append(message) {
    const log = this.#find(".messages");
    const li = this.#bubble(message);
    if (log.lastElementChild?.dataset.day !== li.dataset.day) {
      log.append(make("li", { className: "day" }, day(new Date(message.date * 1000))));
    }
    log.append(li);
  }

  // #follow keeps the newest message in sight, also when the phone changes its size, until somebody scrolls back.
  #follow() {
    const chat = this.#find(".chat");
    const measures = () => ({ top: chat.scrollTop, size: `${chat.scrollHeight} ${chat.clientWidth} ${chat.clientHeight}` });
    let before = measures();
    chat.addEventListener("scroll", () => {
      const now = measures();
      const back = now.top < before.top && now.size === before.size; // a change of size moves the chat, too
      const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
      this.#following = atEnd || (this.#following && !back);
      before = now;
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
