import type { Hit, Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import type { Requests } from '../tested/requests.js';
import { brokenLine } from '../notices/broken-part.js';
import { ErrorBoundary } from '../notices/error-boundary.js';
import { score } from '../ui/format.js';
import { partName, td } from '../../i18n/bench/td.js';
import { chevronIcon, discMark, ringMark } from '../ui/icons.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';

/**
 * Lists the hits of the retrieval, best first, with the passages and the reasons of their ranks.
 */
export class HitList extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }

      .hits {
        list-style: none;
        margin: 0;
        padding: 4px 8px 16px;
      }

      summary {
        display: grid;
        grid-template-columns: 16px 16px minmax(0, 1fr) auto 88px;
        align-items: start;
        gap: 0 8px;
        padding: 8px;
        border-radius: 6px;
        cursor: pointer;
        list-style: none;
      }

      summary::-webkit-details-marker {
        display: none;
      }

      summary:hover {
        background: var(--hover);
      }

      summary .icon {
        width: 16px;
        height: 16px;
        margin-top: 2px;
        color: var(--quiet);
        transition: transform 120ms var(--ease);
      }

      [open] > summary .icon {
        transform: rotate(90deg);
      }

      summary:dir(rtl) .icon {
        transform: scaleX(-1);
      }

      [open] > summary:dir(rtl) .icon {
        transform: rotate(90deg);
      }

      .rank {
        text-align: end;
        color: var(--quiet);
      }

      .title {
        font-weight: 500;
      }

      .title,
      .heading {
        display: block;
        overflow-wrap: anywhere;
      }

      .heading {
        font-size: 12px;
        color: var(--quiet);
      }

      .use {
        display: flex;
        align-items: center;
        gap: 6px;
        height: 20px;
        font-size: 12px;
        color: var(--quiet);
        white-space: nowrap;
      }

      .used {
        color: var(--good);
      }

      .hit > :not(summary) {
        margin-inline: 56px 16px;
      }

      blockquote {
        margin-block: 0 8px;
        padding-inline-start: 12px;
        border-inline-start: 2px solid var(--line);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      .parts {
        border-collapse: collapse;
        min-width: 220px;
        margin-block: 8px;
        font-size: 12px;
      }

      .parts caption {
        text-align: start;
        font-weight: 500;
      }

      .parts :is(th, td) {
        padding: 0;
        padding-inline-start: 24px;
        font-weight: 400;
        text-align: end;
      }

      .parts th:first-child {
        padding: 0;
        text-align: start;
      }

      .parts thead th {
        color: var(--quiet);
      }

      .order {
        max-width: 60ch;
        margin-block: 0 8px;
        font-size: 12px;
      }

      .origin {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        margin-block: 8px 12px;
        font-size: 12px;
        color: var(--quiet);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) hits: readonly Hit[] = [];
  /** Sources that the reply cites. */
  @property({ attribute: false }) sources: readonly Source[] = [];
  /** Requests to the dashboard's API; null: no document is opened from here. */
  @property({ attribute: false }) requests: Requests | null = null;
  readonly #boundary = new ErrorBoundary(brokenLine);

  protected override render(): TemplateResult {
    const ordered = [...this.hits].sort((a, b) => a.rank - b.rank);
    return html`<ol class="hits" aria-label=${td('hits')}>
      ${ordered.map((hit) =>
        this.#boundary.render(
          hit.title,
          () => html`<li>${item(hit, citationOf(hit, this.sources), this.requests)}</li>`,
        ),
      )}
    </ol>`;
  }
}

function item(hit: Hit, citation: number | null, requests: Requests | null): TemplateResult {
  return html`<details class="hit">
    <summary>
      ${chevronIcon}
      <span class="rank number"><span class="hidden">${td('hits.rank')}</span>${hit.rank}</span>
      <span class="name">
        <span class="title">${hit.title}</span>
        ${hit.heading ? html`<span class="heading">${hit.heading}</span>` : nothing}
      </span>
      <span class="score number"
        ><span class="hidden">${td('hits.confidence')}</span>${score(hit.score)}</span
      >
      <span class="use ${hit.used ? 'used' : ''}">
        ${hit.used ? discMark : ringMark}${hit.used ? td('hits.used') : td('hits.notUsed')}${
          citation === null ? nothing : html` <span class="number">[${citation}]</span>`
        }
      </span>
    </summary>
    <blockquote>${hit.passage}</blockquote>
    ${reasons(hit)}
    ${
      requests &&
      html`<chatbot-open-document
        .documentId=${hit.documentId}
        .requests=${requests}
      ></chatbot-open-document>`
    }
    <p class="origin">
      <span>${td('hits.chunk', { number: hit.ordinal + 1 })}</span><code>${hit.chunkId}</code>
    </p>
  </details>`;
}

function reasons({ parts }: Hit): TemplateResult {
  const entries = PARTS.flatMap((name) => {
    const part = parts[name];
    return part ? [[name, part] as const] : [];
  });
  if (entries.length === 0) return html`<p class="quiet">${td('hits.noParts')}</p>`;
  return html`<table class="parts">
      <caption>
        ${td('hits.why')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${td('hits.part')}</th>
          <th scope="col">${td('hits.score')}</th>
          <th scope="col">${td('hits.rank')}</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          ([name, part]) =>
            html`<tr>
              <th scope="row">${partName(name)}</th>
              <td class="number">${score(part.score)}</td>
              <td class="number">${part.rank}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet order">${td(parts.embedding ? 'hits.whyConfidence' : 'hits.whyFusion')}</p>`;
}

/** Parts of a score, in the order in which the server works; `text` is from older servers. */
const PARTS = ['text', 'fullText', 'trigram', 'embedding', 'asked', 'fusion'] as const;

/** The number under which the reply cites this hit; null where it does not, or says not which. */
function citationOf(hit: Hit, sources: readonly Source[]): number | null {
  if (!hit.used) return null;
  const ofDocument = sources.filter(({ documentId }) => documentId === hit.documentId);
  const source =
    ofDocument.find(({ passage }) => passage === hit.passage) ??
    ofDocument.find(({ heading }) => heading === hit.heading);
  return source?.index ?? null;
}

define('chatbot-hit-list', HitList);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-hit-list': HitList;
  }
}
