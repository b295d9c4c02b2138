import type { Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { VisitorIdentity } from '../../session/visitor-identity.js';
import { BUNDLE_SERVER } from '../bundle-server.js';
import { adoptEarlyProperties } from '../early-properties.js';
import { whenIdle } from '../../when-idle.js';
import type { TestController } from './test-controller.js';
import { clearProblem, localProblem, tellProblem } from './tell-problem.js';

export type TestLayout = 'modal' | 'drawer' | 'inline';

/**
 * Tries a chatbot before it goes live, in the panel that visitors get, with debug data.
 *
 * A small shell: the bench and the session are loaded when it first opens, or before, when the
 * browser has nothing else to do. Needs the operator's token; connects only while it is open.
 *
 * @tagname chatbot-test
 * @attr {string} chatbot-id - Which chatbot.
 * @attr {string} server - Origin of the chat server; default: where this script came from.
 * @attr {string} token - The operator's JWT. A new one is used at once, wherever one is needed: an open
 *   socket goes on. Of another operator, it begins with that one's session.
 * @attr {boolean} open - Whether the test is open.
 * @attr {'modal' | 'drawer' | 'inline'} layout - Over the page, at its end side, or a part of it.
 * @fires {ChatbotTestOpenEvent} chatbot-test-open - The test has opened.
 * @fires {ChatbotTestReadyEvent} chatbot-test-ready - The session is connected: once for every opening.
 * @fires {ChatbotTestCloseEvent} chatbot-test-close - It has closed.
 * @fires {ChatbotTestErrorEvent} chatbot-test-error - Something keeps the test from working.
 * @fires {ChatbotTestTokenEvent} chatbot-test-token - A new token is needed.
 * @fires {ChatbotTestReportEvent} chatbot-test-report - An operator has reported an error.
 */
export class ChatbotTestElement extends HTMLElement {
  static readonly observedAttributes = ['chatbot-id', 'server', 'token', 'open', 'layout'];

  #config: Partially<ChatbotConfig> | null = null;
  #controller: Promise<TestController> | null = null;
  #visitor: VisitorIdentity | null = null;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  /** Which chatbot. */
  get chatbotId(): string {
    return this.getAttribute('chatbot-id') ?? '';
  }

  set chatbotId(value: string) {
    this.setAttribute('chatbot-id', value);
  }

  /** Origin of the chat server. */
  get server(): string {
    return this.getAttribute('server') || BUNDLE_SERVER;
  }

  set server(value: string) {
    this.setAttribute('server', value);
  }

  /** The operator's JWT; a new one is used at once. */
  get token(): string {
    return this.getAttribute('token') ?? '';
  }

  set token(value: string) {
    this.setAttribute('token', value);
  }

  /** Over the page, at its end side, or a part of it. */
  get layout(): TestLayout {
    const layout = this.getAttribute('layout');
    return layout === 'drawer' || layout === 'inline' ? layout : 'modal';
  }

  set layout(value: TestLayout) {
    this.setAttribute('layout', value);
  }

  /** Whether the test is open; it is connected only while it is. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(value: boolean) {
    this.toggleAttribute('open', value);
  }

  /**
   * Values of the page's form that nobody has saved: name and appearance show at once, as if they
   * were saved. Null, the default: what is saved. Set it again after every change.
   */
  get config(): Partially<ChatbotConfig> | null {
    return this.#config;
  }

  set config(value: Partially<ChatbotConfig> | null) {
    // A copy, so that a form's object that is changed in place and set again counts as new.
    this.#config = value && { ...value };
    this.#update();
  }

  /** Opens the test. */
  show(): void {
    this.open = true;
  }

  /** Closes the test. */
  close(): void {
    this.open = false;
  }

  /** Clears the conversation, without asking. */
  reset(): void {
    void this.#controller?.then((controller) => controller.reset(), told);
  }

  /** Begins another session as a new visitor, without asking. */
  newSession(): void {
    this.#visitor = null;
    void this.#controller?.then((controller) => controller.newSession(), told);
  }

  /** Says who the visitor is that the operator plays, as a page says it to `<chatbot-widget>`. */
  identify(visitor: VisitorIdentity): void {
    this.#visitor = visitor;
    void this.#controller?.then((controller) => controller.identify(visitor), told);
  }

  connectedCallback(): void {
    adoptEarlyProperties(this, 'chatbotId', 'server', 'token', 'layout', 'open', 'config');
    this.#update();
    if (!this.open) prefetch();
  }

  disconnectedCallback(): void {
    this.#update();
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after) this.#update();
  }

  #update(): void {
    if (this.open && this.isConnected) this.#controller ??= this.#load();
    void this.#controller?.then((controller) => controller.update(), told);
  }

  /** The session connects while the bench, which is larger, is still on its way. */
  #load(): Promise<TestController> {
    clearProblem(this);
    const bench = loadBench();
    const controller = loadController().then(
      ({ TestController }) => new TestController(this, bench, this.#visitor),
    );
    Promise.all([controller, bench]).catch((error: unknown) => this.#fail(error));
    return controller;
  }

  #fail(error: unknown): void {
    reportError(error);
    this.#controller = null;
    this.open = false;
    const message = `The test could not be loaded from ${this.server}.`;
    const action = 'Check the connection, then reload the page.';
    tellProblem(this, localProblem('not-loaded', message, action, true));
  }
}

function loadBench(): Promise<typeof import('../../bench/bench.js')> {
  // The bench imports it; asked for here, it is not one more trip to the server.
  import('../../panel/panel.js').catch(told);
  return import('../../bench/bench.js');
}

const loadController = (): Promise<typeof import('./test-controller.js')> =>
  import('./test-controller.js');

/** Where this fails, opening tries again and tells. */
const told = (): void => undefined;

/** A test that is likely to be opened opens at once. */
function prefetch(): void {
  whenIdle(() => void Promise.all([loadBench(), loadController()]).catch(told));
}

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test': ChatbotTestElement;
  }
}
