import type { MarkedToken, Token, Tokens } from 'marked';
import { html, nothing } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import { decodeEntities } from './entities.js';
import { mark } from '../avatar.js';
import { namesDestination, safeLink, type SafeLink } from './safe-link.js';

/** What a message adds to its markdown. */
export interface RenderContext {
  /** What to show for `[index]`; null where it is no citation. */
  readonly cite: (index: number) => unknown;
  /** What to do should the image at an address not load; null where it may not even be asked for. */
  readonly image?: (link: SafeLink, raw: string) => (() => void) | null;
  /** What is rendered is in a link already. */
  readonly inLink?: boolean;
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
      return renderLink(token, renderInline(token.tokens, { ...context, inLink: true }), context);
    case 'image':
      return renderLink(token, token.text || tm('image'), context);
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

/**
 * An image is a link to itself, in its words; and a picture if its host is one that the operator has
 * named. Nothing else that a model wrote makes the page load anything.
 */
function renderLink(
  token: Tokens.Link | Tokens.Image,
  words: unknown,
  { image, inLink }: RenderContext,
): unknown {
  const link = safeLink(decodeEntities(token.href));
  if (!link) return words;
  const broke = token.type === 'image' && image?.(link, token.raw);
  const shown = broke
    ? html`<img
        part="image"
        alt=${words}
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
        src=${link.href}
        @load=${mark}
        @error=${broke}
      />`
    : words;
  if (inLink) return shown;
  const host =
    broke || namesDestination(token.text, link)
      ? nothing
      : html` <span class="host">(${link.destination})</span>`;
  return html`<a part="link" href=${link.href} target="_blank" rel="noopener noreferrer"
      >${shown}<span class="sr">, ${tm('opensNewTab')}</span></a
    >${host}`;
}
