import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ReplySelectEvent } from '../../panel/message/choose-reply.js';
import type { SessionState } from '../../session/session-state.js';
import { asksForShortcuts, focusedElement } from '../../shortcuts/asks-for-shortcuts.js';
import { nowhere } from '../notices/nowhere.js';
import { RetryableActions } from '../notices/retryable-actions.js';
import { BenchDialog } from './bench-dialog.js';
import { BenchSizeController } from './bench-size.js';
import { asVisitorsSee, isForVisitors } from '../tested/as-visitors-see.js';
import { brokenPart, type ReportContext } from '../notices/broken-part.js';
import { chatbotState, type ChatbotState, type SavedChatbot } from '../tested/chatbot-state.js';
import '../inspector/debug-panel.js';
import type { ReplyChooseEvent } from '../inspector/reply-list.js';
import { define } from '../../custom-element/define.js';
import { spoken, spokenCode } from '../../i18n/bench/bench-language.js';
import type { AskEvent } from '../inspector/advice-events.js';
import { noticeStyles, problemNotice } from '../notices/notice.js';
import { ErrorBoundary } from '../notices/error-boundary.js';
import { Inspection } from '../inspector/inspection.js';
import '../inspector/inspector.js';
import type { InspectorResizeEvent } from '../inspector/inspector.js';
import { LazyDialogs } from './lazy-dialogs.js';
import { LazyElement } from '../ui/lazy-element.js';
import type { ExportFormat, Requests } from '../tested/requests.js';
import { SessionObserver } from '../inspector/session-observer.js';
import type { ExportEvent, StageChangeEvent } from '../toolbar/test-controls.js';
import type { BenchSimulation } from '../toolbar/simulation.js';
import { DEFAULT_STAGE, type StageSettings } from '../stage/stage-settings.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { benchStyles, windowStyles } from '../ui/styles/window.js';
import { t } from '../../i18n/bench/t.js';
import '../toolbar/test-controls.js';
import '../toolbar/test-identity.js';
import type { SessionOpenEvent, SessionViewEvent } from '../sessions/session-list-dialog.js';
import { SessionView } from '../sessions/session-view.js';
import type { TestSession } from '../tested/test-session.js';
import '../notices/test-notices.js';
import { NOBODY, type PlayedVisitor } from '../visitor/played-visitor.js';
import '../stage/test-stage.js';
import type { TestStage } from '../stage/test-stage.js';
import { VisualViewportController } from './visual-viewport.js';

export type BenchLayout = 'modal' | 'drawer' | 'inline';

/** Width of the bar kept for what is tested and the state of the link, in px. */
const IDENTITY = 344;
/** The same, while a failure is played. */
const PLAYING = 500;
/** Margins of the bar where the tools have a row of their own, in px. */
const MARGINS = 16;

/**
 * The test bench: the top bar, the real panel on its stage, and the inspector.
 *
 * @fires bench-close - The operator closed it.
 * @fires bench-undo-preview - What is saved is to show and to answer, without the unsaved values.
 * @fires bench-refresh-preview - The unsaved values are to show again, over what is saved by now.
 * @fires bench-visitor - A session is to begin as this visitor: `VisitorPlayEvent`.
 * @fires bench-try-threshold - Another threshold is to answer, unsaved: `TryThresholdEvent`.
 * @fires bench-simulate - A failure is to be played, or no more: `SimulateEvent`.
 */
export class TestInterface extends LitElement {
  static override styles = [windowStyles, tokens, controls, noticeStyles, benchStyles];

  @property({ type: Boolean }) open = false;
  @property({ reflect: true }) layout: BenchLayout = 'modal';
  @property({ attribute: false }) session: TestSession | null = null;
  @property() server = '';
  @property({ attribute: false }) chatbotId = '';
  /** Operator whose preferences these are. */
  @property({ attribute: false }) operator = '';
  /** The chatbot as saved, from the dashboard's API; null until it has answered. */
  @property({ attribute: false }) saved: SavedChatbot | null = null;
  /** Unsaved values of the page's form. */
  @property({ attribute: false }) unsaved: Partially<ChatbotConfig> | null = null;

  /** True if the operator has taken these back, so that what is saved shows and answers. */
  @property({ type: Boolean }) undone = false;

  /** Simulation that runs now. */
  @property({ attribute: false }) simulation: BenchSimulation = 'none';
  /** Fingerprint of the unsaved configuration that answers; empty: the draft does. */
  @property({ attribute: false }) previewing = '';
  /** The page keeps tests. */
  @property({ type: Boolean }) keepsTests = false;
  /** The last refusal by the server that belongs to no message. */
  @property({ attribute: false }) problem: Problem | null = null;
  /** Requests to the server beside the session; without them there are no exports and details. */
  @property({ attribute: false }) requests: Requests | null = null;

  /** The visitor that is played. */
  @property({ attribute: false }) visitor: PlayedVisitor = NOBODY;

  @state() private stage: StageSettings = DEFAULT_STAGE;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.bench') private bench!: HTMLElement | null;
  @query('chatbot-test-stage') private stageElement!: TestStage | null;

  readonly #observer = new SessionObserver(this);
  readonly #size = new BenchSizeController(this);
  readonly #inspection = new Inspection(this);
  readonly #actions = new RetryableActions(this);
  readonly #dialogs = new LazyDialogs(this, this.#actions);
  readonly #view = new SessionView(this);
  readonly #note = new LazyElement(this, () => import('../notices/preview-note.js'));
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
      this.#view.show(null);
      this.#inspection.choose(null);
    }
    const before = changed.get('saved');
    if (before && before.revision !== this.saved?.revision) this.#savedBefore = before;
    if (changed.has('open') && this.open) {
      this.#focusWanted = true;
      this.stageElement?.reopenPanel();
    }
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = focusedElement();
    super.update(changed);
    if (focused?.isConnected === false) this.#toPanel();
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

  #bench(session: TestSession, now: SessionState): TemplateResult {
    const { size, isSplit } = this.#size;
    const { connection } = now;
    if (!now.chatbot && connection.kind === 'failed') {
      const close = this.layout === 'inline' ? null : () => this.#close();
      return nowhere(connection.problem, () => this.session?.reconnect(), close);
    }
    const chatbot = chatbotState(now, this.undone ? null : this.unsaved, this.saved);
    const state = this.#view.state(now);
    return html`<div class="bench ${size} ${isSplit ? 'split' : ''}">
      <div class="bar">${this.#bar(now, chatbot)}</div>
      <div
        class="body"
        @keydown=${this.#onBodyKey}
        @bench-ask=${({ text }: AskEvent) => {
          session.send(text);
          // The advice that asked is gone with the reply that it is on.
          this.#toPanel();
        }}
      >
        <div class="stage">
          <div class="notes">
            <chatbot-test-notices
              .session=${session}
              @bench-left=${this.#toPanel}
            ></chatbot-test-notices>
            ${this.#actions.note(this.#context)} ${this.#refusal(now)} ${this.#view.note()}
          </div>
          <chatbot-test-stage
            size=${size}
            .state=${asVisitorsSee(state)}
            .actions=${this.#view.isOver ? this.#view.actions : session}
            .settings=${this.stage}
            .selected=${this.#selected(state)}
            ?launcher=${launcherChanges(state)}
            @bench-keys=${() => this.#dialogs.show('keys')}
            @reply-select=${(event: ReplySelectEvent) => this.#inspect(event.replyId)}
            >${this.#boundary.render(t('stage'), () => this.#changes(state))}</chatbot-test-stage
          >
        </div>
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
        .requests=${this.requests}
        .saved=${this.saved}
      ></chatbot-embed-code>
      <chatbot-session-list
        .operator=${this.operator}
        .requests=${this.requests}
        .current=${state.session?.id ?? ''}
        @bench-session-open=${({ sessionId }: SessionOpenEvent) => {
          this.#view.show(null);
          session.open(sessionId);
        }}
        @bench-session-view=${({ viewed }: SessionViewEvent) => this.#view.show(viewed)}
      ></chatbot-session-list>
      <chatbot-visitor-dialog
        .visitor=${this.visitor}
        @bench-visitor=${() => this.#view.show(null)}
      ></chatbot-visitor-dialog>
      <chatbot-shortcuts-dialog ?closable=${this.layout !== 'inline'}></chatbot-shortcuts-dialog>
    </div>`;
  }

  /** Shows the changes of the chatbot during the test, as long as there are any. */
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
    const last = this.#inspection.repliesOf(state).at(-1);
    const failed = last?.state === 'failed' && !this.#isInspecting ? last : null;
    const who = this.simulation === 'none' ? IDENTITY : PLAYING;
    return html`<chatbot-test-identity
        .state=${state}
        .chatbot=${chatbot}
        .chatbotId=${this.chatbotId}
        .obstacle=${this.saved?.obstacle ?? ''}
        .simulation=${this.simulation}
        ?stacked=${size === 'narrow'}
        .failed=${failed?.number ?? 0}
        @bench-simulate=${this.#toPanel}
        @bench-why=${() => failed && this.#inspect(failed.id)}
        @bench-reconnect=${() => {
          this.session?.reconnect();
          this.#toPanel();
        }}
      ></chatbot-test-identity>
      <chatbot-test-controls
        ?folded=${size === 'narrow'}
        ?stacked=${size === 'medium'}
        .room=${{ wide: width - who, medium: width - MARGINS, narrow: Infinity }[size]}
        .stage=${this.stage}
        ?debug=${this.#debug}
        .simulation=${this.simulation}
        ?ready=${state.session !== null}
        ?filled=${messages.length + replies.length + outbox.length > 0}
        .closable=${this.layout !== 'inline'}
        .tryAction=${this.#actions.try}
        @bench-stage=${({ change }: StageChangeEvent) => {
          this.stage = { ...this.stage, ...change };
        }}
        @bench-reset=${() => this.session?.reset()}
        @bench-new-session=${() => {
          this.#view.show(null);
          this.session?.newSession();
        }}
        @bench-sessions=${() => this.#dialogs.show('sessions')}
        @bench-visitor-dialog=${() => this.#dialogs.show('visitor')}
        @bench-debug=${this.#toggleDebug}
        @bench-embed=${() => this.#dialogs.show('embed')}
        @bench-export=${({ format }: ExportEvent) => this.#exportSession(state, format)}
        @bench-keys=${() => this.#dialogs.show('keys')}
        @bench-close=${this.#close}
      ></chatbot-test-controls>`;
  }

  #inspector(state: SessionState): TemplateResult {
    const { log } = this.#observer;
    const { preferences, expanded, chosen } = this.#inspection;
    const sheet = !this.#size.isSplit;
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
        ?keepstests=${this.keepsTests}
        .chosen=${chosen}
        .view=${this.#inspection.view}
        .log=${log.entries}
        ?logDropped=${log.dropped}
        .sessionId=${state.session?.id ?? ''}
        .tested=${state.chatbot}
        .fingerprint=${this.previewing || (state.chatbot?.fingerprint ?? '')}
        .requests=${this.requests}
        .problem=${this.problem ?? (this.simulation === 'session-expired' ? null : refusal(state))}
        @reply-choose=${({ replyId }: ReplyChooseEvent) => this.#inspection.choose(replyId, state)}
      ></chatbot-debug-panel>
    </chatbot-inspector>`;
  }

  /** The reply that the panel marks: the one whose trace is in sight. */
  #selected(session: SessionState): string | null {
    return this.#isInspecting ? (this.#inspection.shown(session)?.id ?? null) : null;
  }

  /** Shows what keeps an operator out, over a stage with the words for visitors. */
  #refusal({ connection }: SessionState): TemplateResult | typeof nothing {
    if (connection.kind !== 'failed' || isForVisitors(connection.problem)) return nothing;
    const { requests } = this;
    return problemNotice(connection.problem, {
      docs: requests?.docsOf(connection.problem.code),
      again: () => this.session?.reconnect(),
    });
  }

  get #isInspecting(): boolean {
    return this.#debug && (this.#size.isSplit || this.#inspection.expanded);
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

  /**
   * True if the debug panel is shown; by default where it fits beside the panel, not in a drawer.
   */
  get #debug(): boolean {
    const { isSplit } = this.#size;
    return this.#inspection.preferences.debug ?? (isSplit && this.layout !== 'drawer');
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!asksForShortcuts(event)) return;
    event.preventDefault();
    this.#dialogs.show('keys');
  };

  #exportSession({ session }: SessionState, format: ExportFormat): void {
    const { requests } = this;
    if (!session || !requests) return;
    void this.#actions.try(t('tools.export'), async () => {
      const { saveSession } = await import('../toolbar/session-export.js');
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
    const { isSplit } = this.#size;
    if (event.key !== 'Escape' || !this.#inspection.expanded || isSplit) return;
    const [innermost] = event
      .composedPath()
      .filter((part) => part instanceof Element && part.matches('chatbot-inspector, dialog'));
    // One of a dialog in it is that one's.
    if (innermost instanceof HTMLDialogElement || !innermost) return;
    event.preventDefault();
    this.#inspection.expanded = false;
  }

  #close(): void {
    this.dispatchEvent(new Event('bench-close'));
  }

  /** Moves the focus to the panel once it is there, unless it is a part of a page. */
  #focusPanel(): void {
    if (!this.#focusWanted || !this.session?.store.state.chatbot) return;
    this.#focusWanted = false;
    if (this.layout !== 'inline') this.#toPanel();
  }

  /** Puts the cursor where one types, when the button that had it leaves. */
  readonly #toPanel = (): void => {
    void this.stageElement?.focusPanel();
  };
}

/** The page's own, but for what is always written from right to left. */
const direction = (): 'rtl' | typeof nothing => (spoken()?.rtl ? 'rtl' : nothing);

/** Reason why there is no session, if it will not come by itself. */
function refusal({ connection }: SessionState): Problem | null {
  return connection.kind === 'failed' ? connection.problem : null;
}

/** Tells whether the unsaved values change the launcher. */
function launcherChanges({ chatbot, config }: SessionState): boolean {
  const saved = chatbot?.config.appearance.launcher;
  const shown = config.appearance.launcher;
  return Boolean(saved && saved !== shown && canonicalJson(saved) !== canonicalJson(shown));
}

define('chatbot-test-interface', TestInterface);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-interface': TestInterface;
  }
}
