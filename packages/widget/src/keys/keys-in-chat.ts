import { html, type LitElement, type TemplateResult } from 'lit';
import { enKeys } from '../i18n/en-keys.js';
import { wordsOf } from '../i18n/words.js';
import type { MenuItemsElement } from '../panel/details/menu-items.js';
import './key-list.js';
import type { KeyGroup } from './key-list.js';

const tk = wordsOf(enKeys, ({ details }) => details);

/** Shows the keys in the menu of a panel; who asked by a key has the focus again afterwards. */
export async function openKeys(panel: LitElement, from: HTMLElement): Promise<void> {
  const menu = panel.renderRoot.querySelector<LitElement>('chatbot-panel-menu');
  menu?.querySelector<HTMLElement>('[aria-expanded=false]')?.click();
  await menu?.updateComplete;
  const items = menu?.querySelector<MenuItemsElement>('chatbot-panel-menu-items');
  if (!items) return;
  await showKeys(items, () => menu?.matches(':focus-within') && from.focus());
}

/** @param closed called when they show no more */
export async function showKeys(
  items: MenuItemsElement,
  closed = (): unknown => null,
): Promise<void> {
  items.keys = (heading) => keysInChat(heading, closed);
  await items.updateComplete;
  items.querySelector('chatbot-key-list')?.focus();
}

/** The keys of the panel; those that visitors press on every page, as Tab, are not among them. */
function keysInChat(heading: string, closed: () => unknown): TemplateResult {
  const groups: readonly KeyGroup[] = [
    {
      place: tk('keysWriting'),
      rows: [
        [tk('keySend'), tk('nameEnter')],
        [tk('keyNewLine'), `${tk('nameShift')}+${tk('nameEnter')}`],
      ],
    },
    {
      place: tk('keysMessages'),
      rows: [
        [tk('keyNext'), '↑ ↓'],
        [tk('keyEnds'), `${tk('nameHome')} ${tk('nameEnd')}`],
      ],
    },
    {
      place: tk('keysElsewhere'),
      rows: [
        [tk('keyClose'), tk('nameEsc')],
        [tk('keyList'), '?'],
      ],
    },
  ];
  return html`<chatbot-key-list
    tabindex="-1"
    role="group"
    aria-label=${heading}
    .heading=${heading}
    .groups=${groups}
    .closed=${closed}
  ></chatbot-key-list>`;
}
