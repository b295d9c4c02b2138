import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type {
  BotMessage,
  Problem,
  ReplyDebug,
} from '@chatbot-test/shared/protocol/message.schema.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { brokenPart, reportedEvents } from '../notices/broken-part.js';
import { ErrorBoundary, type BrokenView } from '../notices/error-boundary.js';
import '../ui/copy-button.js';
import { duration } from '../ui/format.js';
import { LazyElement } from '../ui/lazy-element.js';
import { notice, noticeStyles, problemNotice } from '../notices/notice.js';
import type { Report, Requests } from '../tested/requests.js';
import type { LogEntry } from './session-log.js';
import { t } from '../../i18n/bench/t.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { debugPanelStyles } from './debug-panel-styles.js';
import { flagOf, isCause } from './flags.js';
import { logStyles, logView, type LogFilter } from './log-view.js';
import { chosenReply, earlierReply, type InspectedReply } from './replies.js';
import './reply-list.js';
import { tabs, tabStyles, type Tab } from './tabs.js';
import { figures, traceStyles, waterfall } from './trace.js';

/** Characters of a fingerprint that are shown, as many as people compare of a commit's hash. */
const SHORT = 7;

/** Choices of an operator in the debug panel. */
export interface DebugView {
  /** Tab that is open; by default `sources`. */
  tab?: 'sources' | 'prompt' | 'raw' | 'log';
}

type TabName = NonNullable<DebugView['tab']>;

/** Height of a tab's content in sight that is enough, in px. */
const ENOUGH = 240;

/**
 * Shows how each reply came about: its time, its figures, its hits; and the session's events.
 *
 * @fires reply-choose - Another reply is to be shown: `ReplyChooseEvent`.
 */
export class DebugPanel extends LitElement {
  static override styles = [
    tokens,
    controls,
    noticeStyles,
    traceStyles,
    tabStyles,
    logStyles,
    debugPanelStyles,
  ];

  @property({ attribute: false }) replies: readonly InspectedReply[] = [];
  /** Id of the reply to show; null: the latest. */
  @property({ attribute: false }) chosen: string | null = null;
  @property({ attribute: false }) log: readonly LogEntry[] = [];
  /** True if older entries of the log are gone. */
  @property({ type: Boolean }) logDropped = false;
  /** Id of the session; empty until there is one, and nothing is known. */
  @property({ attribute: false }) sessionId = '';
  /** Further requests to the server; without them there are no prompts and requests to see. */
  @property({ attribute: false }) requests: Requests | null = null;
  /** The chatbot as saved; null until it is known. */
  @property({ attribute: false }) tested: ChatbotInfo | null = null;
  /** Fingerprint of what answers: of the draft, or of its unsaved changes. */
  @property({ attribute: false }) fingerprint = '';
  /** Choices in this panel; whoever keeps them has the next panel begin with them. */
  @property({ attribute: false }) view: DebugView = {};
  @state() private filter: LogFilter | undefined;
  /** True where one only reads: nothing is offered that would be said. */
  @property({ type: Boolean }) reading = false;
  /** The page keeps tests: a reply can be saved as one. */
  @property({ type: Boolean }) keepsTests = false;
  /** The last refusal, or why there is no session; it belongs to no message. */
  @property({ attribute: false }) problem: Problem | null = null;
  readonly #broken: BrokenView = (part, error) =>
    brokenPart(t('broken', { part }), error, this.#again, this);
  @state() private broken = this.#broken;
  @query('.scroll') private scroller!: HTMLElement | null;
  @query('.content') private content!: HTMLElement | null;
  readonly #boundary = new ErrorBoundary(this.#broken);
  readonly #hits = new LazyElement(this, () => import('./hit-list.js'));
  readonly #advice = new LazyElement(this, () => import('./mending.chunk.js'));
  readonly #texts = new LazyElement(this, () => import('./reply-details.js'));

  protected override render(): TemplateResult {
    return this.#boundary.render(t('inspector'), () => {
      const reply = chosenReply(this.replies, this.chosen);
      return html`${this.problem ? this.#problem(this.problem) : nothing} ${this.#replies(reply)}
      ${
        // What comes first with the session would move the rest; where it is refused, its log tells why.
        this.sessionId || this.problem
          ? html`<div class="scroll">
              ${reply ? this.#reply(reply) : this.#empty()} ${this.#details(reply)}
            </div>`
          : this.#empty()
      }
      ${this.tested ? this.#version(this.tested) : nothing}`;
    });
  }

  #replies(chosen: InspectedReply | null): TemplateResult | typeof nothing {
    return this.#boundary.render(t('inspector.replies'), () =>
      this.replies.length === 0
        ? nothing
        : html`<div class="replies">
            <chatbot-reply-list
              .replies=${this.replies}
              .chosen=${chosen?.id ?? null}
            ></chatbot-reply-list>
          </div>`,
    );
  }

  #version({ revision }: ChatbotInfo): TemplateResult {
    const { fingerprint } = this;
    const short = fingerprint.slice(0, SHORT);
    return html`<p class="version">
      <span class="number">${t('trace.revision')} ${revision}</span>
      <span>${t('inspector.fingerprint')}</span>
      <chatbot-copy-button .text=${fingerprint} label=${t('chatbot.copyFingerprint', { short })}
        >${short}</chatbot-copy-button
      >
    </p>`;
  }

  #empty(): TemplateResult {
    if (!this.sessionId) return html`<p class="empty quiet">${t('inspector.loading')}</p>`;
    return html`<div class="empty">
      <h3>${t('inspector.empty')}</h3>
      <p>${t('inspector.emptyHint')}</p>
    </div>`;
  }

  #reply(reply: InspectedReply): TemplateResult {
    const { number, state, message } = reply;
    const what = message?.debug ? duration(message.debug.totalMs) : null;
    return html`<h3>
        <span class="number"
          >${what ? t('reply.titleWith', { number, what }) : t('reply.title', { number })}</span
        >
        ${
          state === 'done'
            ? nothing
            : html`<span class="state ${state}">${t(`reply.${state}`)}</span>`
        }
      </h3>
      ${this.#saveTest(reply)}
      ${message ? this.#ended(reply, message) : html`<p class="pad quiet">${t('reply.runningHint')}</p>`}`;
  }

  #saveTest(reply: InspectedReply): TemplateResult | typeof nothing {
    if (!this.keepsTests || this.reading || reply.state !== 'done') return nothing;
    // Until it is loaded it has its place.
    this.#advice.ask();
    return html`<chatbot-save-test .reply=${reply}></chatbot-save-test>`;
  }

  #ended(reply: InspectedReply, message: BotMessage): TemplateResult {
    const { debug, problem } = message;
    return html`${problem ? this.#problem(problem, reply) : nothing}
    ${debug?.visitors ? asVisitorsSeeIt(debug.visitors) : nothing}
    ${this.#boundary.render(t('trace.warnings'), () => this.#warnings(reply))}
    ${this.#boundary.render(t('inspector.replies'), () => this.#compare(reply))}
    ${
      debug
        ? html`${this.#boundary.render(t('trace.time'), () => waterfall(debug))}
          ${this.#boundary.render(t('trace.figures'), () => figures(message, debug))}`
        : html`<p class="pad quiet">${t('reply.noTrace')}</p>`
    }`;
  }

  /** The flag with its cause and what to do, then what else the server remarked. */
  #warnings(reply: InspectedReply): TemplateResult {
    const flag = flagOf(reply);
    const { warnings = [], visitors } = reply.message?.debug ?? {};
    const others = warnings.filter(
      (warning) => !(flag && isCause(warning)) && !(visitors && warning.code === 'fallback-used'),
    );
    return html`${
      flag
        ? notice(
            'warn',
            flag.title,
            html`<p>${flag.cause}</p>
              ${this.#advise(reply)}`,
          )
        : nothing
    }
    ${others.map(({ code, message }) => notice('plain', message, html`<code>${code}</code>`))}`;
  }

  #advise({ question, message }: InspectedReply): TemplateResult | typeof nothing {
    const debug = message?.debug;
    if (!debug || question === null || !this.requests || this.reading) return nothing;
    if (!this.#advice.ask()) return nothing;
    return html`<chatbot-unanswered-advice
      .question=${question}
      .debug=${debug}
      .requests=${this.requests}
    ></chatbot-unanswered-advice>`;
  }

  /** Sets a reply beside the one before to the very same question. */
  #compare(reply: InspectedReply): TemplateResult | typeof nothing {
    const before = earlierReply(this.replies, reply);
    if (!before || !this.#advice.ask()) return nothing;
    return html`<chatbot-before-after .earlier=${before} .later=${reply}></chatbot-before-after>`;
  }

  #problem(problem: Problem, reply?: InspectedReply): TemplateResult {
    const { requests, sessionId } = this;
    if (!requests) return problemNotice(problem);
    const send = () => requests.report(sessionId, this.#report(problem, reply));
    const report = sessionId ? send : undefined;
    return problemNotice(problem, { docs: requests.docsOf(problem.code), report });
  }

  #report(problem: Problem, reply?: InspectedReply): Report {
    const events = reportedEvents(this.log);
    const trace = reply?.message?.debug ?? null;
    return { problem, events, trace, ...(reply && { replyId: reply.id }) };
  }

  readonly #again = (): void => {
    this.#hits.again();
    this.#advice.again();
    this.#texts.again();
    // What is shown in a part of its own tries again, too.
    this.broken = (part, error) => this.#broken(part, error);
    this.requestUpdate();
  };

  #details(reply: InspectedReply | null): TemplateResult {
    const hits = reply?.message?.debug?.hits;
    const sources = { name: 'sources', label: t('inspector.sources') } as const;
    const ofReply: Tab<TabName>[] = [
      hits ? { ...sources, count: hits.length } : sources,
      { name: 'prompt', label: t('inspector.prompt') },
      { name: 'raw', label: t('inspector.raw') },
    ];
    const log = { name: 'log', label: t('inspector.log') } as const;
    const all = reply ? [...ofReply, log] : [log];
    const tab = reply ? (this.view.tab ?? 'sources') : 'log';
    return html`${tabs(t('inspector.tabs'), all, tab, this.#open)}
      <div class="content" id="tabpanel" role="tabpanel" tabindex="0" aria-labelledby="tab-${tab}">
        ${this.#content(tab, reply)}
      </div>`;
  }

  #content(tab: TabName, reply: InspectedReply | null): TemplateResult {
    return this.#boundary.render(t(`inspector.${tab}`), () => {
      if (tab === 'log') return this.#log();
      return tab === 'sources' ? this.#sources(reply) : this.#text(tab, reply);
    });
  }

  /** Loads and shows a text that is rarely looked at. */
  #text(what: 'prompt' | 'raw', reply: InspectedReply | null): TemplateResult {
    if (!reply?.message) return html`<p class="pad quiet">${t('inspector.running')}</p>`;
    if (!this.#texts.ask()) return loading();
    return html`<chatbot-reply-details
      what=${what}
      .requests=${this.requests}
      .sessionId=${this.sessionId}
      .replyId=${reply.id}
      .broken=${this.broken}
    ></chatbot-reply-details>`;
  }

  #open = (tab: TabName): void => {
    this.view.tab = tab;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#reveal());
  };

  /** Scrolls to what was asked for, should it be below the edge. */
  #reveal(): void {
    const { scroller, content } = this;
    if (!scroller || !content) return;
    const top = content.getBoundingClientRect().top;
    const { top: edge, bottom } = scroller.getBoundingClientRect();
    if (bottom - top >= ENOUGH) return;
    scroller.scrollBy(0, top - edge - (content.previousElementSibling?.clientHeight ?? 0));
  }

  #log(): TemplateResult {
    return logView(this.log, this.logDropped, this.filter, (wanted) => (this.filter = wanted));
  }

  #sources(reply: InspectedReply | null): TemplateResult {
    if (!reply?.message) return html`<p class="pad quiet">${t('hits.running')}</p>`;
    const { debug, sources } = reply.message;
    if (!debug) return html`<p class="pad quiet">${t('reply.noTrace')}</p>`;
    if (debug.hits.length === 0) return html`<p class="pad quiet">${t('hits.none')}.</p>`;
    // What is no list fails here, and not in an element of its own.
    const hits = [...debug.hits];
    if (!this.#hits.ask()) return loading();
    // What opens documents comes after the list.
    this.#advice.ask();
    return html`<chatbot-hit-list
      .hits=${hits}
      .sources=${sources}
      .requests=${this.requests}
    ></chatbot-hit-list>`;
  }
}

const loading = (): TemplateResult =>
  html`<p class="pad quiet" role="status">${t('inspector.partLoading')}</p>`;

/** Shows what visitors see in place of a failure: the operator's words are here. */
function asVisitorsSeeIt({ text, problem }: NonNullable<ReplyDebug['visitors']>): TemplateResult {
  const said = problem ? `${problem.message} ${problem.action}` : text;
  return notice(
    'plain',
    t('visitors.title'),
    html`<p dir="auto">“${said}”</p>
      <p>${t(problem ? 'visitors.problem' : 'visitors.fallback')}</p>`,
  );
}

define('chatbot-debug-panel', DebugPanel);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-debug-panel': DebugPanel;
  }
}
