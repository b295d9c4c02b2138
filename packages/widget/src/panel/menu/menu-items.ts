import { html, type TemplateResult } from 'lit';
import type { Menu } from './menu-items-element.js';

export function menuItems(menu: Menu): TemplateResult {
  const { conversation, name, actions, shortcuts, showShortcuts, close } = menu;
  // Most conversations do without; should it fail, the next rendering asks for it again.
  import('../asked.chunk.js').catch(() => undefined);
  return html`<chatbot-panel-menu-items
    class="menu"
    part="menu"
    .conversation=${conversation}
    .name=${name}
    .actions=${actions}
    .shortcuts=${shortcuts}
    .showShortcuts=${showShortcuts}
    .close=${close}
  ></chatbot-panel-menu-items>`;
}
