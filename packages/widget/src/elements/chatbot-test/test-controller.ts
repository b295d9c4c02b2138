import { withChanges, type Partially } from '@chatbot-test/shared/config/with-changes.js';
import type {
  ChatbotConfig,
  PublicConfig,
} from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { TestInterface } from '../../test-bench/shell/test-interface.js';
import type { BenchSimulation, SimulateEvent } from '../../test-bench/toolbar/simulation.js';
import { TestSessionClient, type TestSessionOptions } from '../../session/test-session-client.js';
import type { SessionState } from '../../session/session-state.js';
import { NO_SERVER } from '../bundle-server.js';
import { BenchRequests } from './bench-requests.js';
import type { TestHost } from './test-host.js';
import { NOBODY, visitorOf, type PlayedVisitor } from '../../test-bench/visitor/played-visitor.js';
import type { VisitorPlayEvent } from '../../test-bench/visitor/visitor-dialog.js';
import { TestLink } from './link/test-link.js';
import { fetchSavedChatbot } from './saved-chatbot.js';
import { clearProblem, localProblem, tellProblem, ChatbotTestErrorEvent } from './tell-problem.js';
import type { VisitorIdentity, VisitorProof } from '../../session/visitor/visitor-identity.js';
import { pageStorage } from '../../session/visitor/visitor-token.js';
import {
  ChatbotTestCloseEvent,
  ChatbotTestOpenEvent,
  ChatbotTestReadyEvent,
  ChatbotTestSaveTestEvent,
  ChatbotTestTokenEvent,
} from './test-events.js';
import { claimsOf, TokenWatch } from './token-watch.js';

type Bench = typeof import('../../test-bench/bench.chunk.js');

/** Styles of the host. Where it is a part of the page, the page decides its height. */
const HOST_CSS = `:host { display: block; } :host([layout=inline][open]) { block-size: 720px; }`;

/** Keeps a session and the bench in step with the attributes and properties of the element. */
export class TestController {
  readonly #host: TestHost;
  #bench: Bench | null = null;
  #interface: TestInterface | null = null;
  #client: TestSessionClient | null = null;
  #link: TestLink | null = null;
  #unsubscribe: (() => void) | null = null;
  /** Settings that the session was made for, as a key. */
  #key = '';
  #token = '';
  readonly #watch = new TokenWatch((reason) => this.#askForToken(reason));
  #visitor: VisitorIdentity | VisitorProof | null;
  /** The visitor that the operator plays, from the next session on. */
  #played: PlayedVisitor = NOBODY;
  readonly #unsaved: () => Partially<ChatbotConfig> | null;
  /** Configuration that the element was given last. */
  #config: Partially<ChatbotConfig> | null = null;
  /** The part of it that the session shows and answers from. */
  #applied: Partially<ChatbotConfig> | null = null;
  /** A threshold that is tried, unsaved and beside the values of the page's form. */
  #threshold: number | null = null;
  /** The form's values with it; another object whenever one of them changes. */
  #shownConfig: Partially<ChatbotConfig> | null = null;
  /** True if the operator has taken the unsaved values back; false again when they change. */
  #undone = false;
  #seen: SessionState | null = null;
  /** The last refusal that belongs to no message. */
  #problem: Problem | null = null;
  #asking: AbortController | null = null;
  #shown = false;
  #ready = false;

  /**
   * @param bench on its way; the element tells where it does not come
   * @param unsaved the values of `config` as they were set last; another object once they differ
   */
  constructor(
    host: TestHost,
    bench: Promise<Bench>,
    visitor: VisitorIdentity | VisitorProof | null,
    unsaved: () => Partially<ChatbotConfig> | null,
  ) {
    this.#unsaved = unsaved;
    this.#host = host;
    this.#visitor = visitor;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(HOST_CSS);
    if (host.shadowRoot) host.shadowRoot.adoptedStyleSheets = [sheet];
    bench.then(
      async (module) => {
        await module.speakAs(host);
        this.#bench = module;
        this.update();
      },
      () => this.#end(),
    );
  }

  /** Applies attributes and properties; call it when one may have changed. */
  update(): void {
    const { chatbotId, server, open, isConnected } = this.#host;
    const key = JSON.stringify([server, chatbotId]);
    if (key !== this.#key) this.#end();
    this.#key = key;
    if (open && isConnected) this.#connect();
    else this.#disconnect();
    this.#applyConfig();
    this.#render();
  }

  /** Clears the conversation. */
  reset(): void {
    this.#client?.reset();
  }

  newSession(): void {
    this.#visitor = null;
    this.#client?.newSession();
  }

  identify(visitor: VisitorIdentity | VisitorProof): void {
    this.#visitor = visitor;
    this.#client?.identify(visitor);
  }

  #connect(): void {
    const { server, chatbotId, token } = this.#host;
    clearProblem(this.#host);
    if (!chatbotId) return this.#refuse('The element has no chatbot-id.');
    if (!server) return this.#refuseWithoutServer();
    if (!URL.canParse(server)) return this.#refuse(`“${server}” is not the address of a server.`);
    const claims = claimsOf(token);
    const before = claimsOf(this.#token).operator;
    // Another operator has other sessions, and other messages that wait.
    if (before && claims.operator && before !== claims.operator) this.#end();
    const isNew = token !== this.#token;
    this.#token = token;
    const known = this.#client;
    const client = (this.#client ??= this.#createClient());
    if (isNew || client.store.state.connection.kind === 'idle') this.#watch.watch(claims);
    if (!this.#link?.isOffline) client.connect();
    if (isNew && known) void client.renew();
  }

  #createClient(): TestSessionClient {
    const { server, chatbotId } = this.#host;
    const onProblem = (problem: Problem) => this.#tellProblem(problem);
    const link = new TestLink({ onChange: () => this.#linkChanged(), onProblem });
    const client = new LinkedClient(link, {
      server,
      chatbotId,
      mode: 'test',
      wrap: link.wrap,
      token: () => this.#host.token || undefined,
      visitor: () => visitorOf(this.#played),
      operator: () => claimsOf(this.#host.token).operator,
      storage: pageStorage(),
      onProblem,
    });
    client.identify(this.#visitor);
    this.#link = link;
    this.#applied = null;
    this.#undone = false;
    this.#threshold = null;
    this.#shownConfig = this.#config;
    this.#seen = null;
    this.#unsubscribe = client.store.subscribe((state) => this.#see(state));
    return client;
  }

  #disconnect(): void {
    this.#client?.disconnect();
    this.#watch.stop();
    this.#ready = false;
  }

  /** Lets go of what belongs to another chatbot or server. */
  #end(): void {
    this.#disconnect();
    this.#unsubscribe?.();
    this.#asking?.abort();
    this.#link?.close();
    this.#link = null;
    this.#client = null;
    if (this.#interface) this.#interface.saved = null;
  }

  #askForToken(reason: 'expiring' | 'expired'): void {
    this.#host.dispatchEvent(new ChatbotTestTokenEvent(reason));
  }

  #refuse(message: string): void {
    const action = 'Set the attributes chatbot-id and server of the element.';
    this.#host.open = false;
    tellProblem(this.#host, localProblem('bad-request', message, action));
  }

  #refuseWithoutServer(): void {
    const { code, message, action } = NO_SERVER;
    console.error(`<chatbot-test>: ${message} ${action}`);
    this.#host.open = false;
    tellProblem(this.#host, localProblem(code, message, action));
  }

  #applyConfig(): void {
    const config = this.#unsaved();
    if (config !== this.#config) {
      this.#undone = false;
      this.#shownConfig = withThreshold(config, this.#threshold);
    }
    this.#config = config;
    const applied = this.#undone ? null : this.#shownConfig;
    if (applied === this.#applied) return;
    this.#applied = applied;
    this.#client?.store.setPreview(applied && visiblePart(applied), withChanges);
    this.#link?.setChanges(applied);
  }

  /** Shows what is saved, or the unsaved values over what is saved by now. */
  #undoPreview(undone: boolean): void {
    if (undone) this.#try(null);
    this.#undone = undone && this.#config !== null;
    this.update();
    if (!undone) void this.#askSaved();
  }

  #try(threshold: number | null): void {
    this.#threshold = threshold;
    this.#shownConfig = withThreshold(this.#config, threshold);
    this.update();
  }

  #simulate(simulation: BenchSimulation): void {
    const client = this.#client;
    const link = this.#link;
    if (!client || !link) return;
    const before = link.simulation;
    link.simulate(simulation);
    if (link.isOffline) {
      client.disconnect();
      client.store.setConnection({ kind: 'offline' });
    } else if (before === 'offline') client.connect();
    else if (before === 'session-expired') client.reconnect();
  }

  #tellProblem(problem: Problem): void {
    this.#problem = problem;
    this.#host.dispatchEvent(new ChatbotTestErrorEvent(problem));
    this.#render();
  }

  /** Forgets what was wrong with the values before. */
  #linkChanged(): void {
    this.#problem = null;
    this.#render();
  }

  #see(state: SessionState): void {
    const before = this.#seen;
    this.#seen = state;
    const { connection, chatbot, published } = state;
    const isOpened = connection.kind === 'open' && before?.connection.kind !== 'open';
    const isNew = chatbot !== before?.chatbot || published !== before.published;
    if (chatbot && (isNew || isOpened)) void this.#askSaved();
    if (connection === before?.connection) return;
    if (connection.kind === 'failed') {
      this.#host.dispatchEvent(new ChatbotTestErrorEvent(connection.problem));
      if (connection.problem.code === 'unauthorized') this.#askForToken('expired');
    }
    if (connection.kind === 'open' && !this.#ready) {
      this.#ready = true;
      this.#host.dispatchEvent(new ChatbotTestReadyEvent());
    }
  }

  /** A newer question makes an older one's answer worthless. */
  async #askSaved(): Promise<void> {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const { server, chatbotId, token } = this.#host;
    const saved = await fetchSavedChatbot(server, chatbotId, token, signal);
    if (!signal.aborted && this.#interface) this.#interface.saved = saved;
  }

  #render(): void {
    const { open, isConnected, layout, server, chatbotId, token, keepsTests } = this.#host;
    if (!this.#bench || (!this.#interface && !open)) return;
    const view = (this.#interface ??= this.#mount(this.#bench));
    view.session = this.#client;
    view.layout = layout;
    view.server = server;
    view.chatbotId = chatbotId;
    view.operator = this.#bench.operatorOf(token);
    view.unsaved = this.#shownConfig;
    view.undone = this.#undone;
    view.problem = this.#problem;
    view.simulation = this.#link?.simulation ?? 'none';
    view.previewing = this.#link?.preview ?? '';
    view.keepsTests = keepsTests;
    view.open = open && isConnected;
    this.#tellShown(view.open);
  }

  #mount({ TestInterface }: Bench): TestInterface {
    const view = new TestInterface();
    view.addEventListener('bench-close', () => this.#host.close());
    view.addEventListener('bench-undo-preview', () => this.#undoPreview(true));
    view.addEventListener('bench-refresh-preview', () => this.#undoPreview(false));
    view.addEventListener('bench-try-threshold', ({ threshold }) => {
      this.#undone = false;
      this.#try(threshold);
    });
    view.addEventListener('bench-save-test', ({ reply }) =>
      this.#host.dispatchEvent(new ChatbotTestSaveTestEvent(reply)),
    );
    view.addEventListener('bench-visitor', (event) => {
      view.visitor = this.#played = (event as VisitorPlayEvent).visitor;
      this.newSession();
    });
    view.addEventListener('bench-simulate', (event) =>
      this.#simulate((event as SimulateEvent).simulation),
    );
    view.requests = new BenchRequests(this.#host);
    this.#host.shadowRoot?.append(view);
    if (this.#client?.store.state.chatbot) void this.#askSaved();
    return view;
  }

  #tellShown(shown: boolean): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#host.dispatchEvent(shown ? new ChatbotTestOpenEvent() : new ChatbotTestCloseEvent());
    if (shown) void this.#askSaved();
  }
}

/**
 * Client that does not reconnect while *offline* is simulated. What begins a new conversation after a simulated
 * expiry ends the simulation, and takes the conversation up again: to have seen it costs none.
 */
class LinkedClient extends TestSessionClient {
  readonly #link: TestLink;

  constructor(link: TestLink, options: TestSessionOptions) {
    super(options);
    this.#link = link;
  }

  override reconnect(): void {
    if (this.#link.isOffline) return;
    if (this.#link.simulation === 'session-expired') this.#link.simulate('none');
    super.reconnect();
  }
}

function withThreshold(
  config: Partially<ChatbotConfig> | null,
  threshold: number | null,
): Partially<ChatbotConfig> | null {
  if (threshold === null) return config;
  return { ...config, provider: { ...config?.provider, threshold } };
}

/**
 * Picks the fields of a configuration that the panel shows. Fields that are absent stay as they
 * are.
 */
function visiblePart(config: Partially<ChatbotConfig>): Partially<PublicConfig> {
  const { name, language, imageHosts, appearance } = config;
  return {
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(imageHosts === undefined ? {} : { imageHosts }),
    ...(appearance === undefined ? {} : { appearance }),
  };
}
