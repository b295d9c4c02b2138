import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import { tm } from '../../i18n/t-markdown.js';
import { safeLink } from '../markdown/safe-link.js';
import type { Language } from '../../i18n/texts.js';

export interface SourcesView {
  readonly language: Language | null;
  readonly sources: readonly Source[];
  /** Index of the one that is open. */
  readonly open: number | null;
  readonly toggle: (index: number) => void;
  /** Id of the message, for ids of elements. */
  readonly id: string;
}

/** The documents that a reply cites: small chips with numbers; a chip opens what is cited of it. */
export function sources({ language, sources: all, open, toggle, id }: SourcesView): unknown {
  if (all.length === 0) return nothing;
  const shown = all.find(({ index }) => index === open);
  return html`<ul class="sources" part="sources" aria-label=${td(language, 'sources')}>
      ${all.map((source) => {
        const cited = alike(all, source);
        if (cited[0] !== source) return nothing;
        const isOpen = shown?.documentId === source.documentId;
        return html`<li>
          <button
            type="button"
            class="chip source"
            part="source"
            aria-expanded=${isOpen}
            aria-controls=${`passage-${id}`}
            @click=${() => toggle(isOpen ? shown.index : source.index)}
          >
            <span class="sr">${td(language, 'sourceNumber')}</span> ${cited.map(numberOf)}
            <span class="title" dir="auto">${withCode(source.title)}</span>
          </button>
        </li>`;
      })}
    </ul>
    <div class="passage" part="passage" id=${`passage-${id}`} ?hidden=${!shown}>
      ${shown ? passages(language, alike(all, shown), shown) : nothing}
    </div>`;
}

/** Finds the sources of the same document. */
function alike(all: readonly Source[], { documentId }: Source): readonly Source[] {
  return all.filter((source) => source.documentId === documentId);
}

function numberOf({ index }: Source): TemplateResult {
  return html`<span class="number">${index}</span> `;
}

function passages(
  language: Language | null,
  cited: readonly Source[],
  { index, url }: Source,
): unknown {
  const link = url === null ? null : safeLink(url);
  return [
    cited.map(
      (source) =>
        html`<p class="title" dir="auto" aria-current=${source.index === index}>
            ${numberOf(source)}${withCode(nameOf(source, cited))}
          </p>
          <blockquote tabindex="0" dir="auto">${source.passage}</blockquote>`,
    ),
    link
      ? html`<a href=${link.href} target="_blank" rel="noopener noreferrer"
          >${td(language, 'openSource', { host: link.destination })}<span class="sr"
            >, ${tm(language, 'opensNewTab')}</span
          ></a
        >`
      : nothing,
  ];
}

/** A title, with what stands between back-ticks as the code that it is. */
function withCode(title: string): unknown {
  return title
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** Names a source: several of one document are told apart by their headings. */
function nameOf({ title, heading }: Source, { length }: readonly Source[]): string {
  if (!heading || heading === title) return title;
  return length > 1 ? heading : `${title}: ${heading}`;
}
