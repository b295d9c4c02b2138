import type { MarkedToken, Token, Tokens } from 'marked';
import { html, nothing } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import { decodeEntities } from './entities.js';
import { namesDestination, safeLink } from './safe-link.js';

/** What a message adds to its markdown. */
export interface RenderContext {
  /** What to show for `[index]`; null where it is no citation. */
  readonly cite: (index: number) => unknown;
}

const CITATION = /\[(\d{1,2})\]/;
const LINE_BREAK = /^<br\s*\/?>$/i;

export function renderInline(
  tokens: readonly Token[] | undefined,
  context: RenderContext,
): unknown {
  return tokens?.map((token) => renderToken(token as MarkedToken, context)) ?? nothing;
}

function renderToken(token: MarkedToken, context: RenderContext): unknown {
  switch (token.type) {
    case 'text':
      if (token.tokens) return renderInline(token.tokens, context);
      // Only text that was looked through for entities says whether it has escapes.
      return token.escaped === undefined
        ? token.text
        : renderText(decodeEntities(token.text), context);
    case 'escape':
      return token.text;
    case 'strong':
      return html`<strong>${renderInline(token.tokens, context)}</strong>`;
    case 'em':
      return html`<em>${renderInline(token.tokens, context)}</em>`;
    case 'del':
      return html`<del>${renderInline(token.tokens, context)}</del>`;
    case 'codespan':
      return html`<code>${token.text}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return renderLink(token, renderInline(token.tokens, context));
    case 'image':
      return renderLink(token, token.text || tm('image'));
    case 'checkbox':
      return html`<span
        class="check"
        role="img"
        aria-label=${token.checked ? tm('done') : tm('notDone')}
        >${token.checked ? '☑' : '☐'}</span
      > `;
    case 'html':
      return LINE_BREAK.test(token.raw) ? html`<br />` : token.raw;
    default:
      return token.raw;
  }
}

function renderText(text: string, context: RenderContext): unknown {
  const parts = text.split(CITATION);
  if (parts.length === 1) return text;
  // Every second part is a number that stood in brackets.
  return parts.map((part, index) => {
    if (index % 2 === 1) return nothing;
    const number = parts[index + 1];
    return number === undefined ? part : beforeCitation(part, Number(number), context);
  });
}

/** A citation stays on the line of the word that it is for. */
function beforeCitation(text: string, number: number, { cite }: RenderContext): unknown {
  const citation = cite(number);
  if (citation === null) return `${text}[${number}]`;
  const [word = ''] = /\S{0,24}\s?$/.exec(text) ?? [];
  const before = text.slice(0, text.length - word.length);
  return html`${before}<span class="cited">${word}${citation}</span>`;
}

/** An image is a link too: what a model wrote never makes the page load anything. */
function renderLink(token: Tokens.Link | Tokens.Image, words: unknown): unknown {
  const link = safeLink(decodeEntities(token.href));
  if (!link) return words;
  const host = namesDestination(token.text, link)
    ? nothing
    : html` <span class="host">(${link.destination})</span>`;
  return html`<a part="link" href=${link.href} target="_blank" rel="noopener noreferrer"
      >${words}<span class="sr">, ${tm('opensNewTab')}</span></a
    >${host}`;
}
