import { withChanges, type Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import type { SavedChatbot } from '../tested/chatbot-state.js';
import { spokenCode } from '../../i18n/bench/bench-language.js';
import { td } from '../../i18n/bench/td.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { changedFields, type Field } from './changed-fields.js';

/** Time for which the note says that another revision shows, in ms. */
const NEWS_MS = 10_000;
/** Number of fields that are named, or one less and how many more there are. */
const NAMED = 3;

/**
 * Note on the changes of the chatbot during the test, by the names of its fields: values that
 * nobody saved, which can be taken back, or a revision that somebody saved.
 *
 * @fires bench-undo-preview - What is saved is to show, without the unsaved values.
 * @fires bench-refresh-preview - The unsaved values are to show again, over what is saved by now.
 */
export class PreviewNote extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      [role='status'] {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 4px 8px;
        color: var(--quiet);
        font-size: 12px;
      }

      /* Where one line is too narrow for the names there are more: as many as have room already. */
      span {
        min-width: 0;
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: var(--lines, 2);
        line-height: 16px;
        text-wrap: balance;
      }

      .button {
        flex: none;
        min-height: max(24px, var(--target) - 8px);
        padding: 0 8px;
        color: var(--text);
      }
    `,
  ];

  /** The chatbot as saved; null until it is known. */
  @property({ attribute: false }) chatbot: ChatbotInfo | null = null;
  /** The chatbot before that, in this session; null: there was no other. */
  @property({ attribute: false }) chatbotBefore: ChatbotInfo | null = null;
  /** The same from the dashboard's API; it has what visitors do not see, too. */
  @property({ attribute: false }) saved: SavedChatbot | null = null;
  @property({ attribute: false }) savedBefore: SavedChatbot | null = null;
  /** Values of the page's form that nobody has saved. */
  @property({ attribute: false }) unsaved: Partially<ChatbotConfig> | null = null;
  /** True if they were taken back, and do not show. */
  @property({ type: Boolean }) undone = false;
  /** True if the news has been shown for long enough. */
  @state() private told = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chatbotBefore') || !this.chatbotBefore) return;
    this.told = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.told = true), NEWS_MS);
  }

  protected override render(): TemplateResult {
    // There before it says anything: only then it is announced.
    return html`<div role="status">${this.#content()}</div>`;
  }

  #content(): TemplateResult | typeof nothing {
    const fields = this.#unsavedFields();
    if (fields.length > 0) return this.undone ? this.#hidden(fields) : this.#shown(fields);
    return this.told ? nothing : this.#news();
  }

  #shown(fields: readonly Field[]): TemplateResult {
    return line(td('preview.unsaved', { fields: listed(fields) }), td('preview.undo'), () =>
      this.dispatchEvent(new Event('bench-undo-preview')),
    );
  }

  #hidden(fields: readonly Field[]): TemplateResult {
    return line(td('preview.undone', { fields: listed(fields) }), td('preview.refresh'), () =>
      this.dispatchEvent(new Event('bench-refresh-preview')),
    );
  }

  #news(): TemplateResult | typeof nothing {
    const { chatbot } = this;
    if (!chatbot) return nothing;
    const { revision } = chatbot;
    const fields = this.#savedFields();
    return line(
      fields.length > 0
        ? td('preview.saved', { revision, fields: listed(fields) })
        : td('preview.savedOnly', { revision }),
    );
  }

  #unsavedFields(): readonly Field[] {
    const base = this.saved?.config ?? this.chatbot?.config;
    if (!base || !this.unsaved) return [];
    return changedFields(base, withChanges<object>(base, this.unsaved));
  }

  #savedFields(): readonly Field[] {
    const { chatbot, chatbotBefore, saved, savedBefore } = this;
    if (saved && savedBefore && saved.revision === chatbot?.revision) {
      return changedFields(savedBefore.config, saved.config);
    }
    return chatbot && chatbotBefore ? changedFields(chatbotBefore.config, chatbot.config) : [];
  }
}

function line(text: string, action?: string, act?: () => void): TemplateResult {
  return html`<span title=${text}>${text}</span> ${
      action
        ? html`<button class="button outlined" type="button" @click=${act}>${action}</button>`
        : nothing
    }`;
}

/** The names of these fields, the first ones if there are many. */
function listed(fields: readonly Field[]): string {
  const named = fields.length > NAMED ? fields.slice(0, NAMED - 1) : fields;
  const more = fields.length - named.length;
  const names = named.map((field) => td(`field.${field}`));
  return new Intl.ListFormat(spokenCode(), { type: 'conjunction' }).format(
    more > 0 ? [...names, td('preview.more', { count: more })] : names,
  );
}

define('chatbot-preview-note', PreviewNote);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-preview-note': PreviewNote;
  }
}
