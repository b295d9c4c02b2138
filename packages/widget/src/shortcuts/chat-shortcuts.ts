import { html, type TemplateResult } from 'lit';
import { enShortcuts } from '../i18n/en/shortcuts.js';
import { td } from '../i18n/t-extras.js';
import { wordsOf } from '../i18n/words.js';
import './shortcut-list.js';
import type { ShortcutGroup } from './shortcut-list.js';
import type { Language } from '../i18n/texts.js';

const tk = wordsOf(enShortcuts, ({ extras }: Language) => extras);

/** The shortcuts of the panel; keys that visitors press on every page, as Tab, are not among them. */
export function chatShortcuts(language: Language | null): TemplateResult {
  const heading = td(language, 'keys');
  const groups: readonly ShortcutGroup[] = [
    {
      place: tk(language, 'keysWriting'),
      rows: [
        [tk(language, 'keySend'), tk(language, 'nameEnter')],
        [tk(language, 'keyNewLine'), `${tk(language, 'nameShift')}+${tk(language, 'nameEnter')}`],
      ],
    },
    {
      place: tk(language, 'keysMessages'),
      rows: [
        [tk(language, 'keyNext'), '↑ ↓'],
        [tk(language, 'keyEnds'), `${tk(language, 'nameHome')} ${tk(language, 'nameEnd')}`],
      ],
    },
    {
      place: tk(language, 'keysElsewhere'),
      rows: [
        [tk(language, 'keyClose'), tk(language, 'nameEsc')],
        [tk(language, 'keyList'), '?'],
      ],
    },
  ];
  return html`<chatbot-shortcut-list
    tabindex="-1"
    role="group"
    aria-label=${heading}
    .heading=${heading}
    .groups=${groups}
  ></chatbot-shortcut-list>`;
}
