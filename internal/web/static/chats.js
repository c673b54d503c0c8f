// What a phone knows: who may hold it, in which chat it is, and the messages of its chats.

export class Chats {
  team; // { id, title }: the group, on the phone of those who are in it
  holder; // id of the person who holds the phone
  #people = new Map(); // id → account
  #messages = new Map(); // chat → Map(message id → message)
  #unread = new Set(); // "holder chat"
  #inTeam = false;

  /** load replaces everything by what the program says. */
  load(chats, team) {
    this.team = team;
    this.#people = new Map(chats.map(({ messages: _, ...account }) => [account.id, account]));
    this.#messages = new Map([...chats, ...(team ? [team] : [])].map(({ id, messages }) =>
      [id, new Map(messages.map((m) => [m.message_id, m]))]));
    if (!this.#people.has(this.holder)) this.holder = chats[0].id;
  }

  get people() {
    return [...this.#people.values()];
  }

  get account() {
    return this.#people.get(this.holder);
  }

  setAccount(account) {
    this.#people.set(account.id, account);
  }

  /** here is the id of the chat that is shown: a private chat has the id of its person. */
  get here() {
    return this.#inTeam ? this.team.id : this.holder;
  }

  get inTeam() {
    return this.#inTeam;
  }

  /** messages are those of the chat that is shown, by their number. */
  get messages() {
    return this.#messages.get(this.here);
  }

  /** own says whether the holder wrote a message. */
  own(message) {
    return !message.from_bot && message.from?.id === this.holder;
  }

  lastOwn() {
    return [...this.messages.values()].findLast((m) => this.own(m) && (m.text || m.caption));
  }

  has(chat) {
    return this.#messages.has(chat);
  }

  /** put keeps a message; it gives the version known before, or null if that is not older. */
  put(message) {
    const messages = this.#messages.get(message.chat.id);
    const known = messages.get(message.message_id);
    if (known && known.rev >= message.rev) return null;
    messages.set(message.message_id, message);
    for (const { id } of this.people) {
      const elsewhere = id !== this.holder || message.chat.id !== this.here;
      const reads = message.chat.id === id || message.chat.id === this.team?.id;
      if (elsewhere && reads && message.from?.id !== id) this.#unread.add(`${id} ${message.chat.id}`);
    }
    return known;
  }

  remove(message) {
    this.#messages.get(message.chat.id).delete(message.message_id);
  }

  /** unread says whether a person has not seen all of a chat, or without one of any. */
  unread(person, chat) {
    if (chat) return this.#unread.has(`${person} ${chat}`);
    return this.#unread.has(`${person} ${person}`) || this.#unread.has(`${person} ${this.team?.id}`);
  }

  /** go hands the phone to a person, or goes to another chat on it. */
  go(person, inTeam = this.#inTeam) {
    this.holder = person;
    this.#inTeam = inTeam;
    this.#unread.delete(`${person} ${this.here}`);
  }
}
