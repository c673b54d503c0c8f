// The text of a message: Telegram's few tags, links, and commands to tap.

import { make } from "./dom.js";

const allowed = new Set(["B", "I", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "A", "TG-SPOILER"]);

// Web addresses and /commands in plain text, as Telegram clients find them.
const tappable = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])|((?<![\p{L}\p{N}_/.:])\/[a-z0-9_]{1,32}(?![\p{L}\p{N}_/]))/giu;

/**
 * richText turns the HTML of a message into nodes. The HTML is parsed without being run, and only known tags are copied.
 * onCommand(text) is called for a tapped command, onStart(payload) for a link that starts the bot called botName.
 */
export function richText(html, { botName, onCommand, onStart }) {
  const fragment = document.createDocumentFragment();
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  copy(parsed, fragment, { botName, onCommand, onStart });
  return fragment;
}

function copy(from, to, how) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(...(from.closest("a, code, pre") ? [node.data] : linked(node.data, how)));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const el = allowed.has(node.tagName) ? element(node, how) : document.createDocumentFragment();
      copy(node, el, how);
      to.append(el);
    }
  }
}

function element(node, how) {
  switch (node.tagName) {
    case "A":
      return link(node.getAttribute("href") ?? "", how);
    case "TG-SPOILER": {
      const spoiler = make("button", { type: "button", className: "spoiler" });
      spoiler.addEventListener("click", () => spoiler.classList.add("open"));
      return spoiler;
    }
    default:
      return document.createElement(node.tagName);
  }
}

function linked(text, how) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(tappable)) {
    parts.push(text.slice(end, match.index));
    const [found, address] = match;
    if (address) {
      const a = link(address, how);
      a.append(address);
      parts.push(a);
    } else {
      const properties = { type: "button", className: "command", dir: "ltr", onclick: () => how.onCommand(found) };
      parts.push(make("button", properties, found));
    }
    end = match.index + found.length;
  }
  return [...parts, text.slice(end)];
}

/** link makes an anchor that opens a new tab, or starts the bot if it is a t.me link to it. Other schemes do nothing. */
export function link(address, { botName, onStart }) {
  const a = make("a", { rel: "noopener noreferrer", target: "_blank", dir: "auto" });
  let url;
  try {
    url = new URL(address);
  } catch {
    return a;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return a;
  a.href = url.href;
  const name = url.pathname.replaceAll("/", "").toLowerCase();
  if (url.hostname === "t.me" && name === botName.toLowerCase()) {
    a.addEventListener("click", (event) => {
      event.preventDefault();
      onStart(url.searchParams.get("start") ?? "");
    });
  }
  return a;
}
