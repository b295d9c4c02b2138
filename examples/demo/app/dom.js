/**
 * Makes an element. `on` holds listeners, `class` and names with a hyphen become attributes,
 * everything else is set as a property. Text always arrives as text: nothing is parsed as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown> & { on?: Record<string, (event: any) => void> }} [props]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name === 'on') {
      for (const [type, listener] of Object.entries(/** @type {{}} */ (value))) {
        element.addEventListener(type, /** @type {EventListener} */ (listener));
      }
    } else if (name === 'class' || name.includes('-') || name === 'role') {
      element.setAttribute(name, String(value));
    } else {
      Reflect.set(element, name, value);
    }
  }
  append(element, children);
  return element;
}

/**
 * @param {Element} parent
 * @param {(Node | string | null | undefined | false)[]} children
 */
export function append(parent, children) {
  parent.append(...children.filter((child) => child instanceof Node || typeof child === 'string'));
}

let count = 0;

/** An id that no other element of the page has. @param {string} prefix */
export const newId = (prefix) => `${prefix}-${(count += 1)}`;
