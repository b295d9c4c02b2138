import { codeOf, languageOf, loadLanguage } from '../../i18n/language.js';
import { td } from '../../i18n/t-extras.js';
import type { SessionState } from '../../session/session-state.js';
import { css } from '../../styles/plain-css.js';
import { unreadReplies, type Seen } from './unread.js';

/** A panel that is closed, in the embed. */
export interface ClosedPanel {
  readonly store: {
    readonly state: SessionState;
    subscribe(listener: (state: SessionState) => void): () => void;
  };
  /** The launcher is in it. */
  readonly frame: HTMLElement;
  /** BCP 47. */
  readonly language: string;
  /** Null: all that there is when the conversation is known. */
  readonly seen: Seen | null;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Told when that changes: whether there is, or will be, something that was not seen. */
  readonly keep: (seen: Seen, waits: boolean) => void;
}

const ID = 'chatbot-unread';

const UNREAD_CSS = css`
  .unread {
    position: absolute;
    inset-block-end: 60px;
    inset-inline-end: 16px;
    box-sizing: border-box;
    min-inline-size: 22px;
    block-size: 22px;
    padding-inline: 6px;
    border-radius: 11px;
    background: var(--chatbot-text);
    color: var(--chatbot-surface);
    box-shadow: 0 0 0 2px var(--chatbot-surface);
    font: 600 13px / 22px var(--chatbot-font);
    text-align: center;
    pointer-events: none;
  }
  .frame[data-position='start'] > .unread {
    inset-inline: 16px auto;
  }
  .unread-words {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .unread {
      border: 1px solid CanvasText;
      line-height: 20px;
    }
  }
`;

/** Counts, on the launcher, the replies that have ended while the panel is closed, and says it politely. */
export function showUnread({ store, frame, language, seen, signal, keep }: ClosedPanel): void {
  const root = frame.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(UNREAD_CSS);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const launcher = frame.querySelector('.launcher');
  const badge = document.createElement('span');
  badge.className = 'unread';
  badge.ariaHidden = 'true';
  // What is to be announced has to be there before it has words.
  const words = document.createElement('span');
  words.className = 'unread-words';
  words.id = ID;
  words.setAttribute('role', 'status');
  frame.append(words);
  launcher?.setAttribute('aria-describedby', ID);

  const code = codeOf(language);
  let from = seen;
  let told: boolean | null = null;
  const update = ({ conversation }: SessionState): void => {
    const { epoch, seq, replies, outbox } = conversation;
    if (epoch === 0) return;
    from ??= { epoch, seq };
    const count = unreadReplies(conversation, from);
    const text = count ? td(languageOf(code), 'newMessages', { count }) : '';
    if (words.textContent !== text) words.textContent = text;
    badge.textContent = count > 99 ? '99+' : String(count);
    if (!count) badge.remove();
    else if (!badge.isConnected) frame.append(badge);
    const waits = count + replies.length + outbox.length > 0;
    if (waits !== told) keep(from, (told = waits));
  };
  const unsubscribe = store.subscribe(update);
  update(store.state);
  loadLanguage(code).then(
    () => signal.aborted || update(store.state),
    () => undefined, // Then in English.
  );
  signal.addEventListener('abort', () => {
    unsubscribe();
    badge.remove();
    words.remove();
    launcher?.removeAttribute('aria-describedby');
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  });
}
