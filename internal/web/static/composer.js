// The input line of a phone: writing, replying, changing the last message, and the menu of commands.

import { item, make, menu } from "./dom.js";
import { gist } from "./message.js";
import { get } from "./server.js";
import { word } from "./words.js";

const mostRows = 8;

export class Composer {
  #form;
  #text;
  #editing; // id of the message being changed
  #replying; // id of the message being answered

  /** does has send(text, replyTo), change(messageID, text), last() (my last message with text), place() ({ person, chat }). */
  constructor(form, does) {
    this.#form = form;
    this.#text = form.querySelector("textarea");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(does);
    });
    this.#text.addEventListener("input", () => this.#fit());
    this.#text.addEventListener("keydown", (event) => this.#key(event, does));
    form.querySelector(".let-go").addEventListener("click", () => this.clear());
    menu(form.querySelector(".slash"), form.querySelector(".menu .panel"), (list) => this.#commands(list, does));
  }

  /** write puts a text into the line to be read and sent. */
  write(text) {
    this.clear();
    this.#text.value = text;
    this.#fit();
    this.#text.focus();
  }

  /** edit starts changing a message. */
  edit(message) {
    this.write(message.text ?? message.caption);
    this.#editing = message.message_id;
    this.#about(word("editing"));
  }

  /** reply makes what is written next an answer to a message. */
  reply(message) {
    if (this.#editing) this.clear();
    this.#replying = message.message_id;
    this.#about(word("replying", { text: gist(message) }));
    this.#text.focus();
  }

  /** replyTo is the id of the message that is being answered. */
  get replyTo() {
    return this.#replying;
  }

  // #about says what the line is for.
  #about(text) {
    const about = this.#form.querySelector(".about");
    about.hidden = false;
    about.firstElementChild.textContent = text;
  }

  clear() {
    this.#editing = this.#replying = undefined;
    this.#form.querySelector(".about").hidden = true;
    this.#text.value = "";
    this.#fit();
  }

  #key(event, does) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit(does);
    } else if (event.key === "Escape" && (this.#editing || this.#replying)) {
      this.clear();
    } else if (event.key === "ArrowUp" && this.#text.value === "" && does.last()) {
      event.preventDefault();
      this.edit(does.last());
    }
  }

  // The text stays in the line if it was not accepted.
  async #submit(does) {
    const text = this.#text.value;
    if (text.trim() === "") return;
    const accepted = await (this.#editing ? does.change(this.#editing, text) : does.send(text, this.#replying));
    if (accepted) this.clear();
    this.#text.focus();
  }

  #fit() {
    this.#text.rows = Math.min(mostRows, this.#text.value.split("\n").length);
  }

  async #commands(list, does) {
    const { person, chat } = does.place();
    const commands = await get(`/play/people/${person}/commands?chat=${chat}`).catch(() => []);
    list.replaceChildren(...commands.map((c) => {
      const line = item("", () => does.send(`/${c.command}`));
      line.firstChild.dataset.command = c.command;
      line.firstChild.append(make("b", {}, `/${c.command}`), make("span", { dir: "auto" }, c.description));
      return line;
    }));
    if (commands.length === 0) list.append(make("li", { className: "none" }, word("no_commands")));
  }
}
