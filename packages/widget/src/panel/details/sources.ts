import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-details.js';
import { tm } from '../../i18n/t-markdown.js';
import { safeLink } from '../markdown/safe-link.js';

export interface SourcesView {
  readonly sources: readonly Source[];
  /** Index of the one that is open. */
  readonly open: number | null;
  readonly toggle: (index: number) => void;
  /** Of the message, for ids. */
  readonly id: string;
}

/** The passages that a reply cites: small numbered chips; a chip opens its passage. */
export function sources(view: SourcesView): TemplateResult | typeof nothing {
  const open = view.sources.find(({ index }) => index === view.open);
  if (view.sources.length === 0) return nothing;
  return html`<ul class="sources" part="sources" aria-label=${td('sources')}>
      ${view.sources.map(
        ({ index, title }) =>
          html`<li>
            <button
              type="button"
              class="chip source"
              part="source"
              aria-expanded=${index === view.open}
              aria-controls=${passageId(view.id)}
              @click=${() => view.toggle(index)}
            >
              <span class="sr">${td('sourceNumber')}</span><span class="number">${index}</span>
              <span class="title">${title}</span>
            </button>
          </li>`,
      )}
    </ul>
    <div class="passage" part="passage" id=${passageId(view.id)} ?hidden=${!open}>
      ${open ? passage(open) : nothing}
    </div>`;
}

function passageId(id: string): string {
  return `passage-${id}`;
}

function passage({ title, heading, passage: text, url }: Source): TemplateResult {
  const link = url === null ? null : safeLink(url);
  const words = heading && heading !== title ? `${title}: ${heading}` : title;
  return html`<p class="title">${words}</p>
    <blockquote tabindex="0">${text}</blockquote>
    ${
      link
        ? html`<a href=${link.href} target="_blank" rel="noopener noreferrer"
            >${td('openSource', { host: link.destination })}<span class="sr"
              >, ${tm('opensNewTab')}</span
            ></a
          >`
        : nothing
    }`;
}
