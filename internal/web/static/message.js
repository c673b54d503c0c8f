// One message as a bubble.

import { make } from "./dom.js";
import { link, richText } from "./richtext.js";
import { clockTime, word } from "./words.js";

/**
 * bubble draws a message of tgfake. phone says how it is shown: botName, own (the holder wrote it), named (with the name
 * of its sender); and what taps do: onCommand(text), onStart(payload), onPress(message, data, button), onReply(message),
 * onQuote(message id) and onNotice(text).
 */
export function bubble(message, phone) {
  const li = make("li", { className: phone.own ? "message own" : "message" });
  li.dataset.messageId = message.message_id;
  const body = make("div", { className: "bubble" });
  if (phone.named && !phone.own) body.append(make("p", { className: "from", dir: "auto" }, message.from?.first_name ?? ""));
  if (message.reply_to_message) body.append(quote(message.reply_to_message, phone));
  body.append(...media(message));
  if (message.html) {
    const text = make("div", { className: "text", dir: "auto" });
    text.append(richText(message.html, phone));
    body.append(text);
  }
  body.append(footnote(message));
  const reply = make("button", { type: "button", className: "round reply", title: word("reply"), ariaLabel: word("reply") }, "↩");
  reply.addEventListener("click", () => phone.onReply(message));
  li.append(body, reply);
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length > 0) li.append(keyboard(message, rows, phone));
  return li;
}

/** gist gives a message in a line: its words, or what it is. */
export function gist(message) {
  const said = message.text ?? message.caption;
  if (said) return said;
  const kind = ["photo", "voice", "document", "sticker", "contact", "location"].find((k) => message[k]);
  if (kind === "document") return message.document.file_name;
  return kind ? word(`gist_${kind}`) : "…";
}

function quote(message, phone) {
  const el = make("button", { type: "button", className: "quote", dir: "auto" });
  if (phone.named) el.append(make("b", {}, message.from?.first_name ?? ""));
  el.append(make("span", {}, gist(message)));
  el.addEventListener("click", () => phone.onQuote(message.message_id));
  return el;
}

function footnote(message) {
  const date = new Date(message.date * 1000);
  const notes = [];
  if (message.edits) notes.push(word("edited"));
  if (message.silent) notes.push(word("silent"));
  notes.push(clockTime(date));
  return make("small", { className: message.edits ? "when edited" : "when" },
    make("time", { dateTime: date.toISOString() }, notes.join(" · ")));
}

const address = (file, download) => `/play/files/${encodeURIComponent(file.file_id)}${download ? "?download" : ""}`;

// media returns what the message holds besides text, as a list of nodes.
function media(m) {
  if (m.photo) {
    const photo = m.photo.at(-1);
    const img = make("img", { src: address(photo), alt: word("photo"), width: photo.width, height: photo.height });
    return [make("a", { className: "photo", href: address(photo), target: "_blank", rel: "noopener" }, img)];
  }
  if (m.sticker) return [make("p", { className: "sticker" }, m.sticker.emoji ?? "▢")];
  if (m.voice) return [card("▶", word("voice", { seconds: m.voice.duration }))];
  if (m.contact) return [card("☎", m.contact.first_name, m.contact.phone_number)];
  if (m.venue) return [place(m.venue.location, m.venue.title, m.venue.address)];
  if (m.location) return [place(m.location, word("location"))];
  for (const file of [m.document, m.video, m.audio, m.video_note]) {
    if (file) return [download(file)];
  }
  return [];
}

function card(sign, title, detail) {
  return make("div", { className: "card" },
    make("span", { className: "sign", ariaHidden: "true" }, sign),
    make("span", { dir: "auto" }, make("b", {}, title), detail ? make("small", {}, detail) : undefined));
}

function download(file) {
  const name = file.file_name ?? "file";
  const size = `${Math.max(1, Math.round((file.file_size ?? 0) / 1024))} KB`;
  return make("a", { className: "file", href: address(file, true), download: name }, card("↓", name, size));
}

function place({ latitude, longitude }, title, detail) {
  const el = card("⌖", title, detail);
  const map = new URL("https://www.openstreetmap.org/");
  map.searchParams.set("mlat", latitude);
  map.searchParams.set("mlon", longitude);
  map.hash = `map=17/${latitude}/${longitude}`;
  el.lastChild.append(make("a", { href: map.href, target: "_blank", rel: "noopener noreferrer" }, word("map")));
  return el;
}

function keyboard(message, rows, phone) {
  return make("div", { className: "keyboard" }, ...rows.map((row) =>
    make("div", { className: "row" }, ...row.map((button) => key(message, button, phone)))));
}

function key(message, button, phone) {
  const url = button.url ?? button.web_app?.url ?? button.login_url?.url;
  if (url) {
    const a = link(url, phone);
    a.append(button.text);
    return a;
  }
  const el = make("button", { type: "button", dir: "auto" }, button.text);
  if (button.callback_data) {
    el.dataset.callback = button.callback_data;
    el.addEventListener("click", () => phone.onPress(message, button.callback_data, el));
  } else if (button.copy_text) {
    el.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.copy_text.text);
      phone.onNotice(word("copied"));
    });
  } else {
    el.addEventListener("click", () => phone.onNotice(word("not_here")));
  }
  return el;
}
