import type { MarkedToken, Token, Tokens } from 'marked';
import { html, nothing } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import { copyButton } from './copy-button.js';
import { decodeEntities } from './entities.js';
import { renderInline, type RenderContext } from './render-inline.js';

/** The template of one block. Raw HTML comes out as the text that it is. */
export function renderBlock(generic: Token, context: RenderContext): unknown {
  const token = generic as MarkedToken;
  switch (token.type) {
    case 'space':
    case 'def':
      return nothing;
    case 'paragraph':
      return html`<p>${renderInline(token.tokens, context)}</p>`;
    case 'checkbox':
      return renderInline([token], context);
    case 'text':
      return token.tokens ? renderInline(token.tokens, context) : token.text;
    case 'heading':
      // One level for all: a reply may begin with any, and a page's outline must not jump.
      return html`<h3 data-depth=${token.depth}>${renderInline(token.tokens, context)}</h3>`;
    case 'code':
      return renderCode(token);
    case 'blockquote':
      return html`<blockquote>${renderBlocks(token.tokens, context)}</blockquote>`;
    case 'list':
      return renderList(token, context);
    case 'table':
      return renderTable(token, context);
    case 'hr':
      return html`<hr />`;
    case 'html':
      return html`<p class="raw">${token.raw.trimEnd()}</p>`;
    default:
      return html`<p>${token.raw}</p>`;
  }
}

function renderBlocks(tokens: readonly Token[], context: RenderContext): unknown {
  return tokens.map((token) => renderBlock(token, context));
}

function renderCode({ text, lang }: Tokens.Code): unknown {
  const name = decodeEntities(lang ?? '').split(/\s/)[0];
  return html`<figure class="code" part="code">
    <figcaption>
      <span>${name || tm('code')}</span>
      ${copyButton(tm('copyCode'), () => text)}
    </figcaption>
    <pre tabindex="0" role="group" aria-label=${tm('code')}><code>${text}</code></pre>
  </figure>`;
}

function renderList(
  { ordered, start, items, loose }: Tokens.List,
  context: RenderContext,
): unknown {
  const entries = items.map(
    (item) => html`<li ?data-task=${item.task}>${renderBlocks(item.tokens, context)}</li>`,
  );
  return ordered
    ? html`<ol start=${start || 1} ?data-loose=${loose}>
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
  return html`<div class="table" tabindex="0" role="group" aria-label=${tm('table')}>
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
