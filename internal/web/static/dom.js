// Small helpers for building and opening things.

/** make creates an element: make("p", { className: "x" }, "text", child). Properties that are undefined are left out. */
export function make(tag, properties = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) el[name] = value;
  }
  el.append(...children.filter((child) => child !== undefined));
  return el;
}

/** fromTemplate copies the first element of a <template>. */
export function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/**
 * menu makes a button open a list of further buttons. fill(list) is called before each opening and may be async. Escape,
 * a tap elsewhere and a choice close it.
 */
export function menu(button, list, fill) {
  const close = () => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  button.addEventListener("click", async () => {
    if (!list.hidden) return close();
    await fill(list);
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
  });
  list.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    close();
    button.focus();
  }, { capture: true }); // before the choice, which may move the focus on
  list.parentElement.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape" && !list.hidden) {
      close();
      button.focus();
    } else if (at >= 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      items.at((at + (event.key === "ArrowDown" ? 1 : -1)) % items.length).focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!list.parentElement.contains(event.target)) close();
  });
}

/** item is one line of a menu. */
export function item(label, onclick) {
  return make("li", {}, make("button", { type: "button", onclick }, label));
}
