import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { nameOf } from './name-of.js';

/** The chatbot's picture; its initial on the brand colour while there is none, and if it breaks. */
export function avatar(config: PublicConfig): TemplateResult {
  const url = config.appearance.avatar;
  return html`<span class="avatar" part="avatar" aria-hidden="true"
    ><span class="initial">${initial(nameOf(config))}</span>${
      url ? html`<img src=${url} alt="" @load=${mark} @error=${mark} />` : nothing
    }</span
  >`;
}

/** Whether there is a picture to see: what its style goes by. */
function mark({ type, currentTarget }: Event): void {
  (currentTarget as HTMLElement).toggleAttribute('data-loaded', type === 'load');
}

function initial(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? '';
}
