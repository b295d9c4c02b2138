import type { MarkedToken, Token, Tokens } from 'marked';
import { html, nothing } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import { copyButton } from './copy-button.js';
import type { Alert, Footnote } from './flavour.js';
import { decodeEntities } from './entities.js';
import { footnoteButton } from './footnote-button.js';
import { renderInline, type RenderContext } from './render-inline.js';

/** The template of one block. Raw HTML comes out as the text that it is. */
export function renderBlock(generic: Token, context: RenderContext): unknown {
  const token = generic as MarkedToken;
  switch (token.type) {
    case 'space':
    case 'def':
      return nothing;
    case 'paragraph':
      return html`<p dir=${directionIn(context)}>${renderInline(token.tokens, context)}</p>`;
    case 'checkbox':
      return renderInline([token], context);
    case 'text':
      return token.tokens ? renderInline(token.tokens, context) : token.text;
    case 'heading':
      // One level for all: a reply may begin with any, and a page's outline must not jump.
      return html`<h3 dir="auto" data-depth=${token.depth}>
        ${renderInline(token.tokens, context)}
      </h3>`;
    case 'code':
      return renderCode(token, context);
    case 'blockquote':
      return renderQuote(token, context);
    case 'list':
      return renderList(token, context);
    case 'table':
      return renderTable(token, context);
    case 'hr':
      return html`<hr />`;
    case 'html':
      return html`<p class="raw" dir="auto">${token.raw.trimEnd()}</p>`;
    default:
      return renderOther(generic, context);
  }
}

/** Renders what the standard lacks: footnotes, and formulas, which keep their characters. */
function renderOther(token: Token, context: RenderContext): unknown {
  if (token.type !== 'footnote') return html`<p class="raw" dir="ltr">${token.raw.trimEnd()}</p>`;
  const { label, tokens } = token as Footnote;
  return html`<p class="footnote" dir="auto">
    ${footnoteButton(context.language, label)} ${renderInline(tokens, context)}
  </p>`;
}

function renderQuote({ alert, tokens }: Alert, context: RenderContext): unknown {
  return html`<blockquote dir="auto" data-alert=${alert ?? nothing}>
    ${
      alert
        ? html`<p dir="auto"><strong>${tm(context.language, wordOf(alert))}</strong></p>`
        : nothing
    }
    ${renderBlocks(tokens, context)}
  </blockquote>`;
}

type AlertWord = 'alertNote' | 'alertTip' | 'alertImportant' | 'alertWarning' | 'alertCaution';

/** The word of one of the kinds that a quote may have. */
const wordOf = (alert: string): AlertWord =>
  `alert${alert.charAt(0).toUpperCase()}${alert.slice(1)}` as AlertWord;

/** A quote or an item of a list is read from the side of its first words, with all that is in it. */
const directionIn = ({ inBlock }: RenderContext): unknown => (inBlock ? nothing : 'auto');

function renderBlocks(tokens: readonly Token[], context: RenderContext): unknown {
  return tokens.map((token) => renderBlock(token, { ...context, inBlock: true }));
}

function renderCode({ text, lang }: Tokens.Code, { language }: RenderContext): unknown {
  const name = decodeEntities(lang ?? '').split(/\s/)[0];
  return html`<figure class="code" part="code">
    <figcaption>
      <span>${name || tm(language, 'code')}</span>
      ${copyButton(language, tm(language, 'copyCode'), () => text)}
    </figcaption>
    <pre
      dir="ltr"
      tabindex="0"
      role="group"
      aria-label=${tm(language, 'code')}
    ><code>${text}</code></pre>
  </figure>`;
}

function renderList(
  { ordered, start, items, loose }: Tokens.List,
  context: RenderContext,
): unknown {
  const entries = items.map(
    (item) =>
      html`<li dir="auto" ?data-task=${item.task}>${renderBlocks(item.tokens, context)}</li>`,
  );
  return ordered
    ? html`<ol start=${start} ?data-loose=${loose}>
        ${entries}
      </ol>`
    : html`<ul ?data-loose=${loose}>
        ${entries}
      </ul>`;
}

function renderTable({ header, rows }: Tokens.Table, context: RenderContext): unknown {
  const cell = ({ tokens, align }: Tokens.TableCell): unknown =>
    html`<td data-align=${align ?? nothing}>${renderInline(tokens, context)}</td>`;
  const head = ({ tokens, align }: Tokens.TableCell): unknown =>
    html`<th scope="col" data-align=${align ?? nothing}>${renderInline(tokens, context)}</th>`;
  return html`<div
    class="table"
    dir="auto"
    tabindex="0"
    role="group"
    aria-label=${tm(context.language, 'table')}
  >
    <table part="table">
      <thead>
        <tr>
          ${header.map(head)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
