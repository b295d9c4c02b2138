import type { Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { VisitorIdentity, VisitorProof } from '../../session/visitor/visitor-identity.js';
import { BUNDLE_SERVER } from '../bundle-server.js';
import { adoptEarlyProperties } from '../early-properties.js';
import { keepEventsInside } from '../keep-events-inside.js';
import { PageElement } from '../page-element.js';
import { whenIdle } from '../../browser/when-idle.js';
import type { TestController } from './test-controller.js';
import type { TestHost, TestLayout } from './test-host.js';
import { clearProblem, localProblem, tellProblem } from './tell-problem.js';

/**
 * Tests a chatbot before it goes live, in the panel that visitors get, with debug data.
 *
 * This is a small shell: the bench and the session are loaded when the test first opens, or before, when
 * the browser is idle. It needs the operator's token, and connects only while it is open.
 *
 * @tagname chatbot-test
 * @attr {string} chatbot-id - Id of the chatbot.
 * @attr {string} server - URL of the chat server, with its path; by default where `chatbot.js` came from. Required if you bundle the element yourself.
 * @attr {string} token - The operator's JWT; the element reads the attribute and removes it, so better set the property. A new token takes effect
 *   at once on the open connection. The token of another operator opens that operator's session.
 * @attr {boolean} open - True while the test is open.
 * @attr {'modal' | 'drawer' | 'inline'} layout - `modal` (default) lies over the page, `drawer` at its end side; `inline` is a part of it.
 * @attr {boolean} keeps-tests - Shows _Save as test_ at replies; handle `chatbot-test-save-test`.
 * @fires {ChatbotTestOpenEvent} chatbot-test-open - The test has opened.
 * @fires {ChatbotTestReadyEvent} chatbot-test-ready - The session is connected; once each time that the test opens.
 * @fires {ChatbotTestCloseEvent} chatbot-test-close - The test has closed.
 * @fires {ChatbotTestErrorEvent} chatbot-test-error - Something keeps the test from working.
 * @fires {ChatbotTestTokenEvent} chatbot-test-token - A new token is needed.
 * @fires {ChatbotTestReportEvent} chatbot-test-report - An operator has reported an error.
 * @fires {ChatbotTestSaveTestEvent} chatbot-test-save-test - With `keeps-tests`: the operator wants to save a question and its answer as a test.
 * @fires {ChatbotTestOpenDocumentEvent} chatbot-test-open-document - The operator wants to see a document of a reply. A dialog shows it, unless the page calls `preventDefault()`.
 */
export class ChatbotTestElement extends PageElement implements TestHost {
  static readonly observedAttributes = [
    'chatbot-id',
    'server',
    'token',
    'open',
    'layout',
    'keeps-tests',
  ];

  /** Configuration that the page has set: its own object, which it may change. */
  #config: Partially<ChatbotConfig> | null = null;
  /** Copy of it from when it was last set or refreshed. */
  #unsaved: Partially<ChatbotConfig> | null = null;
  #controller: Promise<TestController> | null = null;
  #token = '';
  #visitor: VisitorIdentity | VisitorProof | null = null;

  constructor() {
    super();
    keepEventsInside(this.attachShadow({ mode: 'open' }));
  }

  /** Id of the chatbot. */
  get chatbotId(): string {
    return this.getAttribute('chatbot-id') ?? '';
  }

  set chatbotId(value: string) {
    this.setAttribute('chatbot-id', value);
  }

  /** URL of the chat server, such as `https://example.com/chat`. */
  get server(): string {
    return this.getAttribute('server') || BUNDLE_SERVER;
  }

  set server(value: string) {
    this.setAttribute('server', value);
  }

  /**
   * The operator's JWT; a new one takes effect at once. The token is never written into the page's
   * markup, where anything that reads or copies the page would find it.
   */
  get token(): string {
    return this.#token;
  }

  set token(value: string) {
    if (value === this.#token) return;
    this.#token = value;
    this.#update();
  }

  /** `modal` (default) lies over the page, `drawer` at its end side; `inline` is a part of it. */
  get layout(): TestLayout {
    const layout = this.getAttribute('layout');
    return layout === 'drawer' || layout === 'inline' ? layout : 'modal';
  }

  set layout(value: TestLayout) {
    this.setAttribute('layout', value);
  }

  /** True while the test is open; it is connected only then. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(value: boolean) {
    this.toggleAttribute('open', value);
  }

  /** True if the page saves tests: replies have _Save as test_. Default: false. */
  get keepsTests(): boolean {
    return this.hasAttribute('keeps-tests');
  }

  set keepsTests(value: boolean) {
    this.toggleAttribute('keeps-tests', value);
  }

  /**
   * Unsaved values of the page's form, merged over the saved configuration: name and appearance show
   * at once. Null (default) shows the saved configuration. It is compared by value when it is set; after
   * a change inside the same object, set it again or call `refreshConfig()`.
   */
  get config(): Partially<ChatbotConfig> | null {
    return this.#config;
  }

  set config(value: Partially<ChatbotConfig> | null) {
    this.#config = value ?? null;
    this.refreshConfig();
  }

  /** Applies changes inside the object that `config` was set to. */
  refreshConfig(): void {
    // As JSON, because it goes to the server as such, and the proxies of frameworks can be copied so.
    const now = JSON.stringify(this.#config);
    if (now === JSON.stringify(this.#unsaved)) return;
    this.#unsaved = JSON.parse(now) as Partially<ChatbotConfig> | null;
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

  /** Opens or closes the test. */
  toggle(): void {
    this.open = !this.open;
  }

  /** Clears the conversation, without confirmation. */
  reset(): void {
    void this.#controller?.then((controller) => controller.reset(), told);
  }

  /** Starts a new session as a new visitor, without confirmation. */
  newSession(): void {
    this.#visitor = null;
    void this.#controller?.then((controller) => controller.newSession(), told);
  }

  /** Sets the identity of the simulated visitor, as a page does on `<chatbot-widget>`. */
  identify(visitor: VisitorIdentity | VisitorProof): void {
    this.#visitor = visitor;
    void this.#controller?.then((controller) => controller.identify(visitor), told);
  }

  connectedCallback(): void {
    adoptEarlyProperties(this, 'chatbotId', 'server', 'token', 'layout', 'open', 'config');
    adoptEarlyProperties(this, 'keepsTests');
    this.#update();
    if (!this.open) prefetch();
  }

  disconnectedCallback(): void {
    this.#update();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (name === 'token') this.#takeToken(after);
    else if (before !== after) this.#update();
  }

  /** Pages may write it down; from then on it is the element's alone. */
  #takeToken(value: string | null): void {
    if (value === null) return;
    this.removeAttribute('token');
    this.token = value;
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
      ({ TestController }) => new TestController(this, bench, this.#visitor, () => this.#unsaved),
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

function loadBench(): Promise<typeof import('../../test-bench/bench.chunk.js')> {
  // The bench imports it; asked for here, it is not one more trip to the server.
  import('../../panel/panel.js').catch(told);
  return import('../../test-bench/bench.chunk.js');
}

const loadController = (): Promise<typeof import('./test-controller.js')> =>
  import('./test-controller.js');

/** Ignores a failure: opening tries again and reports it. */
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
