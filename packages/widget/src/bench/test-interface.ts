import type { Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ReplySelectEvent } from '../events/reply-select-event.js';
import type { SessionState } from '../session/session-state.js';
import { asksForKeys, focusedElement } from './asks-for-keys.js';
import { Attempts } from './attempt.js';
import { BenchDialog } from './bench-dialog.js';
import { BenchSizeController } from './bench-size.js';
import { brokenPart, type ReportContext } from './broken-part.js';
import { chatbotState, type ChatbotState, type SavedChatbot } from './chatbot-state.js';
import './debug-panel/debug-panel.js';
import type { ReplyChooseEvent } from './debug-panel/reply-list.js';
import { define } from '../panel/define.js';
import type { EmbedCodeDialog } from './embed-code/embed-code-dialog.js';
import { spoken, spokenCode } from './i18n/bench-language.js';
import { ErrorBoundary } from './error-boundary.js';
import { Inspection } from './inspection.js';
import './inspector.js';
import type { InspectorResizeEvent } from './inspector.js';
import type { KeysDialog } from './keys-dialog.js';
import { LatePart } from './late-part.js';
import type { ExportFormat, Requests } from './requests.js';
import { SessionObserver } from './session-observer.js';
import type { ExportEvent } from './export-event.js';
import { SimulateEvent } from './simulation/simulate-event.js';
import { simulationBar, simulationStyles } from './simulation/simulation-bar.js';
import type { BenchSimulation } from './simulation/simulation.js';
import { DEFAULT_STAGE, type StageSettings } from './stage-settings.js';
import { controls } from './styles/controls.js';
import { tokens } from './styles/tokens.js';
import { benchStyles, windowStyles } from './styles/window.js';
import { t } from './i18n/t.js';
import './test-controls.js';
import type { StageChangeEvent } from './test-controls.js';
import './test-identity.js';
import type { TestSession } from './test-session.js';
import './test-notices.js';
import './test-stage.js';
import type { TestStage } from './test-stage.js';
import { VisualViewportController } from './visual-viewport.js';

export type BenchLayout = 'modal' | 'drawer' | 'inline';

/** What the bar keeps of its width for what is tested and how it is connected, in px. */
const IDENTITY = 344;

/**
 * The test bench: the top bar, the real panel on its stage, and the inspector.
 *
 * @fires bench-close - The operator closed it.
 * @fires bench-undo-preview - What is saved is to show and to answer, without the unsaved values.
 * @fires bench-refresh-preview - The unsaved values are to show again, over what is saved by now.
 * @fires bench-simulate - A failure is to be played, or no more: `SimulateEvent`.
 */
export class TestInterface extends LitElement {
  static override styles = [windowStyles, tokens, controls, benchStyles, simulationStyles];

  @property({ type: Boolean }) open = false;
  @property({ reflect: true }) layout: BenchLayout = 'modal';
  @property({ attribute: false }) session: TestSession | null = null;
  @property() server = '';
  @property({ attribute: false }) chatbotId = '';
  /** Whose preferences these are. */
  @property({ attribute: false }) operator = '';
  /** What the dashboard's API says is saved; null until it has answered. */
  @property({ attribute: false }) saved: SavedChatbot | null = null;
  /** What the page's form has and nobody saved. */
  @property({ attribute: false }) unsaved: Partially<ChatbotConfig> | null = null;

  /** Whether the operator has taken these back, so that what is saved shows and answers. */
  @property({ type: Boolean }) undone = false;

  /** What is played at the moment. */
  @property({ attribute: false }) simulation: BenchSimulation = 'none';
  /** Fingerprint of the unsaved configuration that answers; empty: the draft does. */
  @property({ attribute: false }) previewing = '';
  /** What the server refused last, and belongs to no message. */
  @property({ attribute: false }) problem: Problem | null = null;
  /** What is asked of the server beside the session; without it exports and details are not there. */
  @property({ attribute: false }) requests: Requests | null = null;

  @state() private stage: StageSettings = DEFAULT_STAGE;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.bench') private bench!: HTMLElement | null;
  @query('chatbot-embed-code') private embedCode!: EmbedCodeDialog;
  @query('chatbot-keys-dialog') private keys!: KeysDialog;
  @query('chatbot-test-stage') private stageElement!: TestStage | null;

  readonly #observer = new SessionObserver(this);
  readonly #size = new BenchSizeController(this);
  readonly #inspection = new Inspection(this);
  readonly #attempts = new Attempts(this);
  readonly #note = new LatePart(this, () => import('./preview-note/preview-note.js'));
  #savedBefore: SavedChatbot | null = null;
  readonly #window = new BenchDialog(this, () => this.#close());
  readonly #boundary = new ErrorBoundary((part, error) =>
    brokenPart(t('broken', { part }), error, () => this.#again(), this.#context),
  );
  #focusWanted = false;

  constructor() {
    super();
    new VisualViewportController(this);
    this.addEventListener('keydown', this.#onKeydown);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('operator')) this.#inspection.operator = this.operator;
    if (changed.has('session')) {
      this.#observer.observe(this.session);
      this.#inspection.choose(null);
    }
    const before = changed.get('saved');
    if (before && before.revision !== this.saved?.revision) this.#savedBefore = before;
    if (changed.has('open') && this.open) {
      this.#focusWanted = true;
      this.stageElement?.reopenPanel();
    }
  }

  protected override updated(): void {
    this.#window.drawn(this.dialog);
    if (this.bench) this.#size.observe(this.bench);
    this.#focusPanel();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.session) return nothing;
    const { state } = this.session.store;
    const name = t('window', { name: state.chatbot ? state.config.name : this.chatbotId });
    if (this.layout === 'inline') {
      return html`<section
        class="inline"
        lang=${spokenCode()}
        dir=${direction()}
        aria-label=${name}
        ?hidden=${!this.open}
      >
        ${this.#bench(this.session, state)}
      </section>`;
    }
    const inspecting = this.#debug ? 'inspecting' : '';
    return html`<dialog
      class="${this.layout} ${inspecting}"
      lang=${spokenCode()}
      dir=${direction()}
      aria-label=${name}
      tabindex="-1"
      autofocus
      @close=${this.#window.onClose}
      @pointerdown=${this.#window.onPointerDown}
      @click=${this.#window.onClick}
    >
      ${this.#bench(this.session, state)}
    </dialog>`;
  }

  #bench(session: TestSession, state: SessionState): TemplateResult {
    const { size } = this.#size;
    const chatbot = chatbotState(state, this.undone ? null : this.unsaved, this.saved);
    return html`<div class="bench ${size}">
      <div class="bar">${this.#bar(state, chatbot)}</div>
      <chatbot-test-notices .session=${session}></chatbot-test-notices>
      ${simulationBar(this.simulation, () => this.dispatchEvent(new SimulateEvent('none')))}
      ${this.#attempts.note(this.#context)}
      <div class="body" @keydown=${this.#onBodyKey}>
        <chatbot-test-stage
          size=${size}
          .state=${state}
          .actions=${session}
          .settings=${this.stage}
          .selected=${this.#selected(state)}
          @bench-keys=${this.#showKeys}
          @reply-select=${(event: ReplySelectEvent) => this.#inspect(event.replyId)}
          >${this.#boundary.render(t('stage'), () => this.#changes(state))}</chatbot-test-stage
        >
        ${
          this.#debug
            ? this.#boundary.render(t('inspector'), () => this.#inspector(state))
            : nothing
        }
      </div>
      <chatbot-embed-code
        server=${this.server}
        .chatbotId=${this.chatbotId}
        .state=${chatbot}
        .saved=${this.saved}
      ></chatbot-embed-code>
      <chatbot-keys-dialog ?closable=${this.layout !== 'inline'}></chatbot-keys-dialog>
    </div>`;
  }

  /** What has changed of the chatbot in front of the operator, as long as there is something. */
  #changes({ chatbot }: SessionState): TemplateResult | typeof nothing {
    const { revisedFrom } = this.#observer;
    if (!this.unsaved && !revisedFrom) return nothing;
    if (!this.#note.ask()) return nothing;
    return html`<chatbot-preview-note
      .chatbot=${chatbot}
      .chatbotBefore=${revisedFrom}
      .saved=${this.saved}
      .savedBefore=${this.#savedBefore}
      .unsaved=${this.unsaved}
      ?undone=${this.undone}
      @bench-undo-preview=${() => this.dispatchEvent(new Event('bench-undo-preview'))}
      @bench-refresh-preview=${() => this.dispatchEvent(new Event('bench-refresh-preview'))}
    ></chatbot-preview-note>`;
  }

  #bar(state: SessionState, chatbot: ChatbotState): TemplateResult {
    const { size, width } = this.#size;
    const { messages, replies, outbox } = state.conversation;
    return html`<chatbot-test-identity
        .state=${state}
        .chatbot=${chatbot}
        .chatbotId=${this.chatbotId}
        .previewing=${this.previewing}
        ?stacked=${size !== 'wide'}
        @bench-reconnect=${() => this.session?.reconnect()}
      ></chatbot-test-identity>
      <chatbot-test-controls
        ?folded=${size === 'narrow'}
        .room=${size === 'narrow' ? Infinity : width - IDENTITY}
        .stage=${this.stage}
        ?debug=${this.#debug}
        .simulation=${this.simulation}
        ?ready=${state.session !== null}
        ?filled=${messages.length + replies.length + outbox.length > 0}
        .closable=${this.layout !== 'inline'}
        .attempt=${this.#attempts.attempt}
        @bench-stage=${({ change }: StageChangeEvent) => {
          this.stage = { ...this.stage, ...change };
        }}
        @bench-reset=${() => this.session?.reset()}
        @bench-new-session=${() => this.session?.newSession()}
        @bench-debug=${this.#toggleDebug}
        @bench-embed=${this.#showEmbedCode}
        @bench-export=${({ format }: ExportEvent) => this.#exportSession(state, format)}
        @bench-keys=${this.#showKeys}
        @bench-close=${this.#close}
      ></chatbot-test-controls>`;
  }

  #inspector(state: SessionState): TemplateResult {
    const { log } = this.#observer;
    const { preferences, expanded, chosen } = this.#inspection;
    const sheet = this.#size.size !== 'wide';
    return html`<chatbot-inspector
      .width=${preferences.inspectorWidth}
      ?sheet=${sheet}
      ?expanded=${sheet && expanded}
      summary=${sheet ? this.#inspection.summary(state) : ''}
      @bench-resize=${({ width }: InspectorResizeEvent) =>
        this.#inspection.prefer({ inspectorWidth: width })}
      @bench-expand=${() => (this.#inspection.expanded = !expanded)}
    >
      <chatbot-debug-panel
        role="complementary"
        aria-label=${t('inspector')}
        .replies=${this.#inspection.repliesOf(state)}
        ?ready=${state.session !== null}
        .chosen=${chosen}
        .log=${log.entries}
        ?logDropped=${log.dropped}
        .sessionId=${state.session?.id ?? ''}
        .requests=${this.requests}
        .problem=${this.problem ?? refusal(state)}
        @reply-choose=${({ replyId }: ReplyChooseEvent) => this.#inspection.choose(replyId, state)}
      ></chatbot-debug-panel>
    </chatbot-inspector>`;
  }

  /** The reply that the panel marks: the one whose trace is in sight. */
  #selected(session: SessionState): string | null {
    const inSight = this.#debug && (this.#size.size === 'wide' || this.#inspection.expanded);
    return inSight ? (this.#inspection.shown(session)?.id ?? null) : null;
  }

  #inspect(replyId: string): void {
    this.#inspection.choose(replyId, this.session?.store.state);
    this.#inspection.expanded = true;
    if (!this.#debug) this.#inspection.prefer({ debug: true });
  }

  #toggleDebug(): void {
    const debug = !this.#debug;
    this.#inspection.expanded = debug;
    this.#inspection.prefer({ debug });
  }

  /** Who has not chosen sees it where there is room beside the panel, and a form beside a drawer. */
  get #debug(): boolean {
    const { size } = this.#size;
    return this.#inspection.preferences.debug ?? (size === 'wide' && this.layout !== 'drawer');
  }

  /** What most tests never open is loaded when it is. */
  #showEmbedCode(): void {
    void this.#attempts.attempt(t('tools.embed'), async () => {
      await import('./embed-code/embed-code-dialog.js');
      // What has left the page meanwhile is no element of that kind yet.
      if (!this.isConnected) return;
      await this.embedCode.updateComplete;
      this.embedCode.show();
    });
  }

  #showKeys(): void {
    void this.#attempts.attempt(t('tools.keys'), async () => {
      const from = focusedElement();
      await import('./keys-dialog.js');
      if (!this.isConnected) return;
      await this.keys.updateComplete;
      this.keys.show(from);
    });
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!asksForKeys(event)) return;
    event.preventDefault();
    this.#showKeys();
  };

  #exportSession({ session }: SessionState, format: ExportFormat): void {
    const { requests } = this;
    if (!session || !requests) return;
    void this.#attempts.attempt(t('tools.export'), async () => {
      const { saveSession } = await import('./session-export.js');
      await saveSession(requests, session.id, format);
    });
  }

  #again(): void {
    this.#note.again();
    this.requestUpdate();
  }

  get #context(): ReportContext {
    const sessionId = this.session?.store.state.session?.id ?? '';
    return { requests: this.requests, sessionId, log: this.#observer.log.entries };
  }

  #onBodyKey(event: KeyboardEvent): void {
    const inspects = event
      .composedPath()
      .some((part) => part instanceof Element && part.matches('chatbot-inspector'));
    if (
      event.key !== 'Escape' ||
      !inspects ||
      !this.#inspection.expanded ||
      this.#size.size === 'wide'
    )
      return;
    event.preventDefault();
    this.#inspection.expanded = false;
  }

  #close(): void {
    this.dispatchEvent(new Event('bench-close'));
  }

  /** Once the panel is there, typing goes to it. Where it is a part of a page, it does not ask. */
  #focusPanel(): void {
    if (!this.#focusWanted || !this.session?.store.state.chatbot) return;
    this.#focusWanted = false;
    if (this.layout !== 'inline') void this.stageElement?.focusPanel();
  }
}

/** The page's own, but for what is always written from right to left. */
const direction = (): 'rtl' | typeof nothing => (spoken()?.rtl ? 'rtl' : nothing);

/** Why there is no session, where it will not come by itself. */
function refusal({ connection }: SessionState): Problem | null {
  return connection.kind === 'failed' ? connection.problem : null;
}

define('chatbot-test-interface', TestInterface);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-interface': TestInterface;
  }
}
