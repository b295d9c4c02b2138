import { h, newId } from './dom.js';
import { icon } from './icons.js';

/**
 * A button that opens a menu of deeds.
 *
 * @param {string} label
 * @param {{ text: string, act: () => void, isDanger?: boolean }[]} items
 */
export function menuButton(label, items) {
  const id = newId('menu');
  const menu = h(
    'div',
    { id, class: 'menu', role: 'menu', popover: 'auto', 'aria-label': label },
    ...items.map(({ text, act, isDanger }) =>
      h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          class: `menu-item${isDanger ? ' is-danger' : ''}`,
          tabIndex: -1,
          on: {
            click: () => {
              menu.hidePopover();
              act();
            },
          },
        },
        text,
      ),
    ),
  );
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'button is-quiet is-icon',
      title: label,
      'aria-label': label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    icon('more'),
  );
  opener.popoverTargetElement = menu;
  const entries = () => [...menu.querySelectorAll('button')];
  menu.addEventListener('toggle', (event) => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === 'open';
    opener.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) {
      // After a press outside, on what takes no focus, it is nowhere.
      if (document.activeElement === document.body) opener.focus();
      return;
    }
    place(menu, opener);
    entries()[0]?.focus();
  });
  menu.addEventListener('keydown', (event) => {
    const all = entries();
    const at = all.findIndex((each) => each === document.activeElement);
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const to = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (event.key === 'Tab') menu.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[(to + all.length) % all.length]?.focus();
  });
  return h('div', { class: 'menu-box' }, opener, menu);
}

/**
 * Places the menu below the button, or above it if there is no room.
 *
 * @param {HTMLElement} menu @param {HTMLElement} opener
 */
function place(menu, opener) {
  const { top, bottom, right } = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isBelow = bottom + 4 + height <= innerHeight || top < height;
  menu.style.top = `${isBelow ? bottom + 4 : top - 4 - height}px`;
  menu.style.left = `${Math.max(8, right - width)}px`;
}
