import {
  EMPTY_CONVERSATION,
  type Conversation,
} from '@chatbot-test/shared/conversation/conversation.js';
import { buildChatbotInfo, buildSessionInfo } from '@chatbot-test/shared/testing/builders.js';
import type { SessionActions } from '../../session/session-actions.js';
import type { SessionState } from '../../session/session-state.js';
import { loadExtras, loadMarkdown, provideModules } from '../lazy-modules.js';
import { loadCjk } from '../markdown/flavours.js';
import '../panel.js';
import type { ChatbotPanelElement } from '../panel.js';
import { chooseReply } from '../message/choose-reply.js';
import { unknownChatbot, unknownStyles } from '../unknown-chatbot.js';

const ACTIONS = 'send stop regenerate rate retry discard reset reconnect'.split(' ');

/** A state in which the link is open and the chatbot is known. */
export function buildState(changes: Partial<SessionState> = {}): SessionState {
  const chatbot = changes.chatbot === undefined ? buildChatbotInfo() : changes.chatbot;
  return {
    connection: { kind: 'open' },
    session: buildSessionInfo({ mode: 'live' }),
    published: null,
    preview: null,
    config: (chatbot ?? buildChatbotInfo()).config,
    conversation: { ...EMPTY_CONVERSATION, epoch: 1 },
    ...changes,
    chatbot,
  };
}

/** A panel on the page, of a visitor's window; what people do in it is noted in `done`. */
export class PanelOnPage {
  readonly panel: ChatbotPanelElement;
  readonly done: string[] = [];
  /** Answers a request for older messages; by default never. */
  loadEarlier = (): Promise<Conversation> => new Promise(() => undefined);
  readonly #frame = document.createElement('div');

  constructor(state: SessionState) {
    const note =
      (action: string) =>
      (...what: string[]) =>
        void this.done.push([action, ...what].join(' '));
    this.panel = document.createElement('chatbot-panel');
    this.panel.actions = Object.fromEntries(
      ACTIONS.map((name) => [name, note(name)]),
    ) as unknown as SessionActions;
    this.panel.actions.loadEarlier = () => {
      this.done.push('loadEarlier');
      return this.loadEarlier();
    };
    this.panel.closable = true;
    this.panel.state = state;
    this.#frame.style.cssText = 'inline-size: 400px; block-size: 600px';
    this.#frame.append(this.panel);
    document.body.append(this.#frame);
  }

  get root(): ShadowRoot {
    return this.panel.renderRoot as ShadowRoot;
  }

  get scroller(): HTMLElement {
    return this.get('.scroller');
  }

  get field(): HTMLTextAreaElement {
    return this.get('textarea');
  }

  find<T extends HTMLElement>(selector: string): T | null {
    return this.root.querySelector<T>(selector);
  }

  get<T extends HTMLElement>(selector: string): T {
    const element = this.find<T>(selector);
    if (!element) throw new Error(`There is no ${selector}.`);
    return element;
  }

  /** Reads the text of every element of this selector, white space folded. */
  texts(selector: string): string[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  }

  button(label: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find(
      (button) => (button.ariaLabel ?? button.textContent).trim() === label,
    );
    if (!found) throw new Error(`There is no button "${label}".`);
    return found;
  }

  async set(changes: Partial<SessionState>): Promise<void> {
    const state = this.panel.state;
    if (!state) throw new Error('The panel has no state.');
    this.panel.state = { ...state, ...changes };
    await this.drawn();
  }

  async show(conversation: Partial<Conversation>): Promise<void> {
    const before = this.panel.state?.conversation ?? EMPTY_CONVERSATION;
    await this.set({ conversation: { ...before, ...conversation } });
  }

  /** Resolves when all is rendered, laid out, scrolled where it belongs, and has what is for messages in sight. */
  async drawn(): Promise<void> {
    for (let frame = 0; frame < 5; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  /** Types as a person does: the field has the text, and an event says so. */
  async type(text: string): Promise<void> {
    this.field.value = text;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.drawn();
  }

  press(key: string, target: Element = this.field, init: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    target.dispatchEvent(event);
    return event;
  }

  remove(): void {
    this.#frame.remove();
  }
}

/** Mounts a panel that has all of its parts from the start. */
export async function mountPanel(changes: Partial<SessionState> = {}): Promise<PanelOnPage> {
  provideModules({ unknownChatbot, unknownStyles, chooseReply });
  await Promise.all([
    loadMarkdown(),
    loadExtras(),
    loadCjk(),
    import('../message/earlier-messages-element.js'),
    import('../menu/menu-items-element.js'),
  ]);
  const page = new PanelOnPage(buildState(changes));
  await page.drawn();
  return page;
}
