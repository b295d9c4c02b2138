import { h } from '../dom.js';
import { holdPlace } from '../hold-place.js';
import { icon } from '../icons.js';
import { grouped } from './field.js';

/**
 * A short list of texts. Empty ones are left out of the value, so that a line can be added first
 * and filled in then.
 *
 * @param {{ label: string, help?: string, most: number, maxLength: number, one: string,
 *   placeholder?: string, pattern?: RegExp, wrong?: string, ordered?: boolean }} options `one`: what
 *   a line is called; `wrong`: what to say of a line that `pattern` does not match; `ordered`: their
 *   order says something, and can be changed
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function linesField(options, change) {
  const { label, help, most, maxLength, one, placeholder = '', pattern, wrong = '' } = options;
  const list = h('ul', { class: 'lines' });
  const add = h('button', { type: 'button', class: 'button is-quiet' }, icon('plus'), `Add ${one}`);
  const inputs = () => [...list.querySelectorAll('input')];

  const tell = () => {
    const values = inputs()
      .map((input) => input.value.trim())
      .filter(Boolean);
    const bad = pattern && values.find((value) => !pattern.test(value));
    change(values, bad ? `“${bad}”: ${wrong}` : '');
  };

  const count = () => {
    const all = inputs();
    add.disabled = all.length >= most;
    for (const [i, input] of all.entries()) {
      input.setAttribute('aria-label', `${label}: ${one} ${i + 1}`);
      const [up, down] = input.parentElement?.querySelectorAll('.line-move') ?? [];
      up?.setAttribute('aria-disabled', String(i === 0));
      down?.setAttribute('aria-disabled', String(i === all.length - 1));
    }
  };

  /** @param {HTMLElement} item @param {-1 | 1} step @param {HTMLElement} focused */
  const move = (item, step, focused) => {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    count();
    tell();
    focused.focus();
  };

  /** @param {string} value */
  const line = (value) => {
    const input = h('input', {
      class: 'control',
      maxLength,
      placeholder,
      value,
      on: {
        input: tell,
        keydown: (event) => {
          const step = { ArrowUp: -1, ArrowDown: 1 }[/** @type {string} */ (event.key)];
          if (!options.ordered || !event.altKey || !step) return;
          event.preventDefault();
          move(item, /** @type {-1 | 1} */ (step), input);
        },
      },
    });
    if (options.ordered) input.setAttribute('aria-keyshortcuts', 'Alt+ArrowUp Alt+ArrowDown');
    const mover = (/** @type {'up' | 'down'} */ where) => {
      const button = h(
        'button',
        {
          type: 'button',
          class: 'button is-icon is-quiet line-move',
          title: `Move ${where} (Alt+${where === 'up' ? '↑' : '↓'})`,
          'aria-label': `Move ${one} ${where}`,
          on: { click: () => move(item, where === 'up' ? -1 : 1, button) },
        },
        icon(where),
      );
      return button;
    };
    const remove = h(
      'button',
      {
        type: 'button',
        class: 'button is-icon is-quiet',
        title: `Remove ${one}`,
        'aria-label': `Remove ${one}`,
        on: {
          click: () => {
            const at = inputs().indexOf(input);
            holdPlace(list, field.element);
            item.remove();
            count();
            tell();
            (inputs()[at] ?? inputs().at(-1) ?? add).focus();
          },
        },
      },
      icon('remove'),
    );
    const movers = options.ordered ? [mover('up'), mover('down')] : [];
    const item = h('li', { class: 'line' }, input, ...movers, remove);
    return item;
  };

  add.addEventListener('click', () => {
    list.append(line(''));
    count();
    inputs().at(-1)?.focus();
  });

  const field = grouped({ label, help, controls: [list, add] });
  return {
    ...field,
    set(/** @type {string[]} */ values) {
      list.replaceChildren(...values.map(line));
      count();
    },
  };
}
