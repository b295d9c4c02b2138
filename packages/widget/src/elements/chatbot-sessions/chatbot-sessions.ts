import { BUNDLE_SERVER } from '../bundle-server.js';
import { adoptEarlyProperties } from '../early-properties.js';
import { PageElement } from '../page-element.js';

/**
 * Shows admins the open sessions in real time, and the usage of their chatbots.
 *
 * This is a small shell: the rest is loaded once the element is in a page.
 *
 * @tagname chatbot-sessions
 * @attr {string} server - URL of the chat server, with its path; by default where `chatbot.js` came from. Required if you bundle the element yourself.
 * @attr {string} token - The admin's JWT; the element reads the attribute and removes it, so better set the property. A new token takes effect at once.
 * @attr {'monitor' | 'usage'} view - The view that is shown.
 * @attr {boolean} keeps-tests - Shows _Save as test_ at unanswered questions; handle `chatbot-sessions-save-test`.
 * @fires {ChatbotSessionsErrorEvent} chatbot-sessions-error - Something keeps the element from working.
 * @fires {ChatbotSessionsTokenEvent} chatbot-sessions-token - A new token is needed.
 * @fires {ChatbotSessionsQuestionEvent} chatbot-sessions-add-knowledge - The admin wants to answer a question with a document.
 * @fires {ChatbotSessionsQuestionEvent} chatbot-sessions-save-test - The admin wants to save a question as a test.
 */
export class ChatbotSessionsElement extends PageElement {
  static readonly observedAttributes = ['server', 'token', 'view', 'keeps-tests'];

  #token = '';
  #view: Promise<{ update(): void }> | null = null;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  /** URL of the chat server, such as `https://example.com/chat`. */
  get server(): string {
    return this.getAttribute('server') || BUNDLE_SERVER;
  }

  set server(value: string) {
    this.setAttribute('server', value);
  }

  /** The admin's JWT; a new one takes effect at once. It is never written into the page's markup. */
  get token(): string {
    return this.#token;
  }

  set token(value: string) {
    this.#token = value;
    this.#update();
  }

  /** View that is shown: `monitor` or `usage`. */
  get view(): 'monitor' | 'usage' {
    return this.getAttribute('view') === 'usage' ? 'usage' : 'monitor';
  }

  set view(value: 'monitor' | 'usage') {
    this.setAttribute('view', value);
  }

  /** True if the page saves tests: it handles `chatbot-sessions-save-test`. Default: false. */
  get keepsTests(): boolean {
    return this.hasAttribute('keeps-tests');
  }

  set keepsTests(value: boolean) {
    this.toggleAttribute('keeps-tests', value);
  }

  connectedCallback(): void {
    adoptEarlyProperties(this, 'server', 'token', 'view', 'keepsTests');
    this.#update();
  }

  disconnectedCallback(): void {
    this.#update();
  }

  attributeChangedCallback(name: string, _before: string | null, after: string | null): void {
    if (name === 'token' && after !== null) {
      this.removeAttribute('token');
      this.token = after;
    } else if (name !== 'token') this.#update();
  }

  #update(): void {
    if (this.isConnected) {
      this.#view ??= import('../../monitoring/monitoring.chunk.js').then(({ showMonitoring }) =>
        showMonitoring(this),
      );
    }
    this.#view?.then(
      (view) => view.update(),
      (error: unknown) => {
        this.#view = null;
        reportError(error);
      },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-sessions': ChatbotSessionsElement;
  }
}
