import type { MarkedToken, Token, Tokens } from 'marked';
import { html, nothing } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import { decodeEntities } from './entities.js';
import { footnoteButton } from './footnote-button.js';
import { mark } from '../layout/avatar.js';
import { namesDestination, safeLink, type SafeLink } from './safe-link.js';
import type { Language } from '../../i18n/texts.js';

/** Context that a message gives its markdown. */
export interface RenderContext {
  /** Language of the words that the panel adds; null: English. */
  readonly language: Language | null;
  /** Renders the citation `[index]`; null where it is no citation. */
  readonly cite: (index: number) => unknown;
  /** Tells whether there is such a footnote. */
  readonly isFootnote?: (label: string) => boolean;
  /** Returns the action for an image that does not load; null if it may not even be requested. */
  readonly image?: (link: SafeLink, raw: string) => (() => void) | null;
  /** Base of relative addresses; null where there is no page. */
  readonly base?: string | null;
  /** True if the rendered text is in a link already. */
  readonly inLink?: boolean;
  /** True if the rendered text is in a block whose direction it has. */
  readonly inBlock?: boolean;
}

const CITATION = /\[(\d{1,2})\]/;
const LINE_BREAK = /^<br\s*\/?>$/i;

/**
 * Most parts that a paragraph is drawn in; one with more is shown as it was written. In an element with
 * `dir=auto` the browser's time grows with the square of their number.
 */
const MOST_PARTS = 2_000;

export function renderInline(
  tokens: readonly Token[] | undefined,
  context: RenderContext,
): unknown {
  if (tokens && tokens.length > MOST_PARTS) return tokens.map(({ raw }) => raw).join('');
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
      return renderLink(token, token.text || tm(context.language, 'image'), context);
    case 'checkbox':
      return html`<span
        class="check"
        role="img"
        aria-label=${token.checked ? tm(context.language, 'done') : tm(context.language, 'notDone')}
        >${token.checked ? '☑' : '☐'}</span
      > `;
    case 'html':
      return LINE_BREAK.test(token.raw) ? html`<br />` : token.raw;
    default:
      return token.raw;
  }
}

/** A line break in the source is a blank; between letters of languages without blanks it is nothing. */
const BROKEN_WORDS =
  /([\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\u3001-\u3003\uff01-\uff60])\n(?=[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}])/gu;
const FOOTNOTE = /\[\^([^\][\s]{1,32})\]/;

function renderText(source: string, context: RenderContext): unknown {
  const text = source.replace(BROKEN_WORDS, '$1');
  const parts = text.split(FOOTNOTE);
  if (parts.length === 1 || parts.length > MOST_PARTS) return renderCitations(text, context);
  // Every second part is the label of a footnote.
  return parts.map((part, index) =>
    index % 2 === 0
      ? renderCitations(part, context)
      : context.isFootnote?.(part)
        ? footnoteButton(context.language, part)
        : `[^${part}]`,
  );
}

function renderCitations(text: string, context: RenderContext): unknown {
  const parts = text.split(CITATION);
  if (parts.length === 1 || parts.length > MOST_PARTS) return text;
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
  { language, image, inLink, base = null }: RenderContext,
): unknown {
  const address = decodeEntities(token.href);
  const link = safeLink(address, base);
  if (!link)
    return inLink || ['', token.text].includes(address) ? words : html`${words} (${address})`;
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
  // What calls or writes opens no tab.
  if (!link.isWeb) return html`<a part="link" href=${link.href}>${shown}</a>${host}`;
  return html`<a part="link" href=${link.href} target="_blank" rel="noopener noreferrer"
      >${shown}<span class="sr">, ${tm(language, 'opensNewTab')}</span></a
    >${host}`;
}
