import { appearanceCss } from '@chatbot-test/shared/config/css-variables.js';
import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import {
  ChatbotCloseEvent,
  ChatbotErrorEvent,
  ChatbotOpenEvent,
  ChatbotReadyEvent,
} from './widget-events.js';
import { enLauncher } from '../../i18n/en/launcher.js';
import { codeOf, languageOf, loadLanguage } from '../../i18n/language.js';
import { idle, savesData, settled, whenIdle } from '../../browser/when-idle.js';
import type { VisitorIdentity, VisitorProof } from '../../session/visitor/visitor-identity.js';
import { EarlyPanel } from '../../panel/layout/early-panel.js';
import { serverUrl } from '../../browser/server-url.js';
import { BUNDLE_SERVER } from '../bundle-server.js';
import { adoptEarlyProperties } from '../early-properties.js';
import { keepEventsInside } from '../keep-events-inside.js';
import type { OnTopAgain } from '../on-top-again.js';
import { PageElement } from '../page-element.js';
import { ChatbotSource } from './chatbot-source.js';
import { keepPlace, keptPlace } from './kept-place.js';
import { Launcher } from './launcher.js';
import type { MountPlace, PanelMount } from './panel-mount.js';
import { fetchPanel, loadPanel } from './panel-loader.js';
import { isPreloaded, unavailable, type UnavailableError } from './public-chatbot.js';
import { WIDGET_CSS } from './widget-css.js';

/** Longest delay before the panel is made on a page that is always busy, in ms. */
const PREPARE_MS = 1_000;
/** Longest wait for an answer that should be here, in ms: a page may ask for it in another way. */
const PRELOADED_MS = 100;
/** Delay before a panel that could not be loaded is asked for again, in ms. */
const LOAD_AGAIN_MS = 5_000;

/**
 * The last element of each chatbot that has left the page. Single-page apps make a page's
 * elements anew: the one that comes in its place gets the panel, as the visitor has left it.
 */
const LEFT = new Map<string, ChatbotWidgetElement>();

/**
 * The embed: a launcher in the corner of the page, and the panel that it opens. It shows nothing until
 * the chatbot has loaded. If the chatbot cannot be used on this page, it shows nothing and fires
 * `chatbot-error` with the reason.
 *
 * @tagname chatbot-widget
 * @attr {string} chatbot-id - Id of a published chatbot.
 * @attr {string} server - URL of the chat server, with its path; by default where `chatbot.js` came from. Required if you bundle the element yourself.
 * @attr {boolean} open - True while the panel is open. After a page load, the panel is as the visitor left it in the same tab.
 * @attr {'light' | 'dark'} theme - By default the theme of the chatbot's appearance.
 * @attr {string} lang - Language of the widget's own words; by default the chatbot's.
 * @fires {ChatbotReadyEvent} chatbot-ready - The launcher is visible.
 * @fires {ChatbotOpenEvent} chatbot-open - The panel has opened.
 * @fires {ChatbotCloseEvent} chatbot-close - The panel has closed.
 * @fires {ChatbotMessageEvent} chatbot-message - A message is stored: the visitor's, or a reply that has ended.
 * @fires {ChatbotErrorEvent} chatbot-error - Something keeps the chatbot from working.
 * @cssproperty --chatbot-primary - The accent: launcher, header, the visitor's bubbles.
 * @cssproperty --chatbot-on-primary - Text on the accent; computed for contrast.
 * @cssproperty --chatbot-surface - Background behind the text.
 * @cssproperty --chatbot-text - Text; muted tones and borders are mixed from it.
 * @cssproperty --chatbot-font - The font family.
 * @cssproperty --chatbot-radius - The corners of the panel.
 * @cssproperty --chatbot-spacing - Spacing, as a factor: 1 is the default.
 * @csspart launcher - The button that opens the panel.
 * @csspart frame - Covers the window; the panel and the launcher are in it.
 * @csspart panel - The chat.
 * @csspart header - The panel's header.
 * @csspart avatar - The chatbot's picture, in the header and beside its messages.
 * @csspart title - The chatbot's name.
 * @csspart subtitle - The line below the name, or the state of the connection.
 * @csspart close - The button that closes the panel.
 * @csspart menu - The panel's menu.
 * @csspart messages - The list of messages, which scrolls.
 * @csspart message - The bubble of any message.
 * @csspart user-message - The bubble of the visitor's message.
 * @csspart bot-message - The bubble of a reply.
 * @csspart typing - The dots before a reply's first word.
 * @csspart actions - The buttons below a reply.
 * @csspart feedback - One of the two thumbs.
 * @csspart regenerate - The button that regenerates the last reply.
 * @csspart quick-replies - The suggested replies.
 * @csspart quick-reply - A suggested reply.
 * @csspart sources - The sources of a reply.
 * @csspart source - A source of a reply.
 * @csspart passage - The passage that a source opens.
 * @csspart problem - A message about something that did not work.
 * @csspart link - A link in a reply.
 * @csspart image - An image in a reply.
 * @csspart code - A block of code.
 * @csspart table - A table.
 * @csspart new-messages - The button that scrolls to the latest message.
 * @csspart starters - The suggested questions.
 * @csspart starter - A suggested question.
 * @csspart composer - The input with its buttons.
 * @csspart input - Where the visitor writes.
 * @csspart send - The button that sends.
 * @csspart stop - The button that stops a reply.
 * @csspart branding - "Powered by".
 */
export class ChatbotWidgetElement extends PageElement {
  static readonly observedAttributes = ['chatbot-id', 'server', 'open', 'theme', 'lang'];

  readonly #frame = document.createElement('section');
  readonly #launcher = new Launcher();
  readonly #look = new CSSStyleSheet();
  #chatbot: ChatbotInfo | null = null;
  #mount: PanelMount | null = null;
  /** Stands in for the mount until that is there. */
  #early: EarlyPanel | null = null;
  /** One at a time, however often the launcher is pressed meanwhile. */
  #loadAgain: ReturnType<typeof setTimeout> | undefined;
  /** Actions to take as soon as there is a panel. */
  #wishes: ((mount: PanelMount) => void)[] = [];
  #source: ChatbotSource | null = null;
  #visitor: VisitorIdentity | VisitorProof | null = null;
  #isOpen = false;
  /** True once that is kept for the next page. */
  #isKept = true;
  /** The page, or the visitor, has opened or closed it since it is there. */
  #wasAsked = false;
  #top: OnTopAgain | null = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const styles = new CSSStyleSheet();
    styles.replaceSync(WIDGET_CSS);
    root.adoptedStyleSheets = [this.#look, styles];
    this.#frame.className = 'frame';
    this.#frame.part = 'frame';
    this.#frame.ariaLabel = enLauncher.chat;
    this.#frame.hidden = true;
    this.#frame.popover = 'manual';
    this.#frame.append(this.#launcher.button);
    root.append(this.#frame);
    keepEventsInside(root);
    this.#listen();
  }

  /** Id of a published chatbot. */
  get chatbotId(): string {
    return this.getAttribute('chatbot-id') ?? '';
  }

  set chatbotId(id: string) {
    this.setAttribute('chatbot-id', id);
  }

  /** URL of the chat server, such as `https://example.com/chat`. */
  get server(): string {
    return this.getAttribute('server') || BUNDLE_SERVER;
  }

  set server(server: string) {
    this.setAttribute('server', server);
  }

  /** Theme of the panel; if empty, the theme of the chatbot's appearance. */
  get theme(): 'light' | 'dark' | '' {
    const theme = this.getAttribute('theme');
    return theme === 'light' || theme === 'dark' ? theme : '';
  }

  set theme(theme: 'light' | 'dark' | '') {
    this.setAttribute('theme', theme);
  }

  /** True while the panel is open; set it to open or close the panel. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(open: boolean) {
    this.toggleAttribute('open', open);
  }

  /** Opens the panel and puts the cursor into it. */
  show(): void {
    if (this.open) return;
    this.open = true;
    if (this.#early) return this.#early.focus();
    this.#wish((mount) => void mount.focus());
  }

  /** Closes the panel. */
  close(): void {
    this.open = false;
  }

  /** Opens or closes the panel. */
  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }

  /** Sends a message as the visitor; the panel may be closed. */
  send(text: string): void {
    this.#wish((mount) => mount.send(text));
  }

  /** Clears the conversation, here and on the server. */
  reset(): void {
    this.#wish((mount) => mount.reset());
  }

  /**
   * Tells the chatbot who the visitor is, and replaces the previous values; `{}` removes them. Call it
   * on every page, because the browser does not store the values. Only a token that the page's server
   * has signed, or a function that returns one, proves the identity.
   *
   * Invalid values change nothing and fire `chatbot-error` with the code `bad-visitor`.
   */
  identify(visitor: VisitorIdentity | VisitorProof): void {
    this.#visitor = visitor;
    this.#mount?.client.identify(visitor);
  }

  connectedCallback(): void {
    adoptEarlyProperties(this, 'chatbotId', 'server', 'theme', 'open');
    this.#wasAsked = false;
    // Moving an element takes its frame out of the top layer. What is hidden is not worth a layout.
    if (this.#chatbot) this.#frame.showPopover?.();
    whenIdle(() => this.#stayOnTop());
    this.#mount?.resume();
    this.#start();
  }

  disconnectedCallback(): void {
    // An element that is only moved is connected again before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#top?.stop();
      this.#source?.stop();
      this.#mount?.suspend();
      LEFT.set(this.#key, this);
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'open') {
      this.#wasAsked = true;
      this.#openOrClose();
    } else if (name === 'theme' && this.#mount) this.#mount.panel.theme = this.theme;
    else if (name === 'lang') {
      if (this.#chatbot) this.#show(this.#chatbot);
    } else if (this.isConnected) this.#start();
  }

  /** Gets to know the chatbot that the attributes name. */
  #start(): void {
    // Frameworks set attributes one by one: what is missing now may come in the same task.
    queueMicrotask(() => {
      if (!this.isConnected) return;
      const { server, chatbotId } = this;
      let isOther = false;
      if (this.#source?.server !== server || this.#source.id !== chatbotId) {
        this.#source?.stop();
        this.#forget();
        isOther = true;
        this.#source = new ChatbotSource(server, chatbotId, {
          found: (chatbot) => this.#show(chatbot),
          failed: (error) => {
            if (!error.problem.retryable) this.#forget();
            this.#fail(error);
          },
        });
      }
      this.#source.start();
      void this.#prepareFor(this.#source, isOther);
    });
  }

  /**
   * Does what can be done while the server is asked. Where its answer is here already, the launcher is shown
   * first: what is not wanted with it would hold it up.
   *
   * @param isOther the chatbot is another one than before
   */
  async #prepareFor(source: ChatbotSource, isOther: boolean): Promise<void> {
    const { server, id } = source;
    const isWanted = server && id && (this.open || !savesData());
    if (!this.open && isPreloaded()) {
      await new Promise((resolve) => {
        this.addEventListener(ChatbotReadyEvent.type, resolve, { once: true });
        setTimeout(resolve, PRELOADED_MS);
      });
      await this.#painted();
    }
    if (isWanted) fetchPanel(this.#frame);
    if (!this.isConnected || this.#source !== source) return;
    // What the browser keeps takes its time, and everything else waits meanwhile.
    if (isOther) {
      this.#asBefore();
      if (!this.#chatbot) source.recall();
    }
    // A panel that could not be loaded is not asked for again while the element is away.
    if (this.open) void this.#build();
  }

  /**
   * Ends when the launcher is painted, and the field if the launcher was pressed in that very frame: both frames
   * would wait for the browser's storage.
   */
  async #painted(): Promise<void> {
    await settled();
    await this.#early?.shown;
  }

  /**
   * Opens the panel if the visitor left it open on the page before, and counts the replies not seen
   * there.
   */
  #asBefore(): void {
    if (this.#wasAsked) return;
    const [how, epoch, seq] = keptPlace(this);
    if (!how) return;
    this.open = how === 'open';
    if (!seq) return;
    const seen = { epoch: Number(epoch), seq: Number(seq) };
    whenIdle(() => this.isConnected && this.#wish((mount) => this.open || mount.catchUp(seen)));
  }

  /** @param chatbot as it was served, by which it is compared with what was signed */
  #show(chatbot: ChatbotInfo): void {
    const isFirst = this.#chatbot === null;
    const { appearance } = chatbot.config;
    this.#chatbot = chatbot;
    this.#look.replaceSync(appearanceCss(appearance));
    this.#frame.dataset['position'] = appearance.launcher.position;
    this.#speak(chatbot);
    // It has styles worked out at once: none, as long as it is hidden.
    if (isFirst && this.isConnected) this.#frame.showPopover?.();
    this.#frame.hidden = false;
    this.#mount?.client.store.setChatbot(chatbot);
    void this.#painted().then(() => this.#chatbot === chatbot && this.#source?.remember(chatbot));
    if (!isFirst) return;
    this.dispatchEvent(new ChatbotReadyEvent());
    this.#inherit();
    if (this.open || this.#wishes.length > 0) void this.#build();
    else this.#prepare();
    // Who can write need not wait for the rest.
    if (this.open) this.#openOrClose();
  }

  /** The element's own `lang` overrules the chatbot's language. */
  #code({ config }: Pick<ChatbotInfo, 'config'>): string {
    return codeOf(this.lang || config.language);
  }

  /** The avatar may be a path on the server: nothing that is shown asks the page for it. */
  #withAvatar(config: ChatbotInfo['config']): ChatbotInfo['config'] {
    const { appearance } = config;
    const avatar = appearance.avatar && serverUrl(this.server, appearance.avatar).href;
    return { ...config, appearance: { ...appearance, avatar } };
  }

  #speak({ config }: ChatbotInfo): void {
    const code = this.#code({ config });
    const show = (): void => {
      const language = languageOf(code);
      const shown = this.#withAvatar(config);
      this.#launcher.show(shown, code);
      this.#early?.draw(shown, code);
      this.#frame.ariaLabel = (language?.launcher ?? enLauncher).chat;
      this.#frame.dir = language?.rtl ? 'rtl' : '';
    };
    show();
    if (this.#mount) this.#mount.panel.lang = this.lang;
    if (code === 'en' || languageOf(code)) return;
    loadLanguage(code).then(
      () => this.#chatbot?.config === config && show(),
      () => undefined, // Then in English.
    );
  }

  /** Leaves nothing of the chatbot that was here. */
  #forget(): void {
    this.#mount?.dispose();
    this.#early?.panel.remove();
    this.#mount = this.#early = null;
    this.#chatbot = null;
    this.#frame.hidden = true;
    this.#isKept = true;
  }

  #wish(wish: (mount: PanelMount) => void): void {
    if (this.#mount) return wish(this.#mount);
    this.#wishes.push(wish);
    void this.#build();
  }

  /**
   * Makes the panel before it is wanted, once the launcher is painted and there is nothing to do: half of
   * the time that opening takes.
   */
  #prepare(): void {
    if (savesData()) return;
    const build = (): void => {
      if (this.isConnected) void this.#build();
    };
    // Before the frame there may be nothing to do, too.
    requestAnimationFrame(() => idle(build, PREPARE_MS));
  }

  /** Makes the panel, once the chatbot is known. */
  async #build(): Promise<void> {
    const chatbot = this.#chatbot;
    if (!chatbot || this.#mount) return;
    try {
      const { PanelMount: Mount } = await loadPanel(this.#early?.shown);
      if (this.#mount || this.#chatbot !== chatbot) return void this.#build();
      const { server, chatbotId } = this;
      const panel = this.#early?.panel;
      this.#mount = new Mount({ ...this.#place, server, chatbotId, chatbot, panel });
    } catch {
      this.#early?.draw(chatbot.config, this.#code(chatbot), true);
      clearTimeout(this.#loadAgain);
      this.#loadAgain = setTimeout(() => {
        if (this.open && this.isConnected) void this.#build();
      }, LOAD_AGAIN_MS);
      return this.#fail(
        unavailable(enLauncher.unreachable.replace('{server}', BUNDLE_SERVER), enLauncher.tryAgain),
      );
    }
    this.#furnish(this.#mount);
    if (this.#isOpen) this.#mount.show();
    this.#early?.submit();
    this.#early = null;
  }

  #furnish(mount: PanelMount): void {
    mount.client.identify(this.#visitor);
    mount.panel.theme = this.theme;
    mount.panel.lang = this.lang;
    this.#keep();
    this.#openOrClose();
    whenIdle(() => this.#mount?.draw());
    for (const wish of this.#wishes.splice(0)) wish(mount);
  }

  /** Takes over the panel of the element in whose place this one is, open if that was. */
  #inherit(): void {
    const left = LEFT.get(this.#key);
    const mount = left && !left.isConnected && left.#mount;
    if (!mount) return;
    // Should that one come back, it is as new, and takes the panel in turn.
    const { open } = left;
    left.#mount = left.#chatbot = null;
    left.#lookOpen(false);
    left.close();
    this.#mount = mount;
    this.#visitor ??= left.#visitor;
    mount.moveTo(this.#place);
    this.open = open;
    this.#furnish(mount);
  }

  get #key(): string {
    return `${this.server} ${this.chatbotId}`;
  }

  get #place(): MountPlace {
    return {
      host: this,
      frame: this.#frame,
      onChatbot: (chatbot) => this.#show(chatbot),
    };
  }

  #openOrClose(): void {
    const open = this.open;
    if (open && !this.#mount) this.#openEarly();
    const shown = this.#mount ?? this.#early;
    if (!shown || open === this.#isOpen) return;
    const hadFocus = this.shadowRoot?.activeElement === shown.panel;
    this.#lookOpen(open);
    if (open) shown.show();
    else shown.hide();
    this.#isKept = false;
    if (this.#mount) this.#keep();
    // The frame that shows the field would wait for the browser's storage.
    else void this.#early?.shown.then(() => this.#keep());
    if (!open && hadFocus) this.#launcher.button.focus();
    this.dispatchEvent(open ? new ChatbotOpenEvent() : new ChatbotCloseEvent());
  }

  /** Keeps once whether the panel is open: of one that is closed, more is kept later, which this would take away. */
  #keep(): void {
    if (this.#isKept) return;
    this.#isKept = true;
    keepPlace(this, this.open ? 'open' : 'closed');
  }

  /** Shows what is there of the panel, and asks for the rest. */
  #openEarly(): void {
    const chatbot = this.#chatbot;
    if (chatbot && !this.#early) {
      this.#early = new EarlyPanel(this.theme);
      this.#frame.append(this.#early.panel);
      this.#early.draw(this.#withAvatar(chatbot.config), this.#code(chatbot));
    }
    void this.#build();
  }

  #lookOpen(open: boolean): void {
    this.#isOpen = open;
    this.#frame.toggleAttribute('data-open', open);
    this.#launcher.setOpen(open);
  }

  #stayOnTop(): void {
    import('./window.chunk.js').then(
      ({ OnTopAgain: Top }) => {
        this.#top ??= new Top(this, () => this.#raise());
        if (this.isConnected) this.#top.watch();
      },
      () => undefined, // It is usable where nothing comes over it.
    );
  }

  /** Moves the widget above what has been put into the top layer since, and keeps the focus. */
  #raise(): void {
    const focused = this.shadowRoot?.activeElement;
    this.#frame.hidePopover?.();
    this.#frame.showPopover?.();
    if (focused instanceof HTMLElement && !this.shadowRoot?.activeElement) focused.focus();
  }

  #fail({ problem }: UnavailableError): void {
    this.dispatchEvent(new ChatbotErrorEvent(problem));
  }

  #listen(): void {
    const { button } = this.#launcher;
    button.addEventListener('click', () => this.toggle());
    // A finger enters, too, before it presses.
    const intends = (): void => void this.#build().then(() => this.#mount?.draw());
    button.addEventListener('pointerenter', intends);
    button.addEventListener('focus', intends);
    this.#frame.addEventListener('panel-close', () => this.close());
    this.#frame.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.open) return;
      event.preventDefault(); // A dialog around it would close, too.
      this.close();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-widget': ChatbotWidgetElement;
  }
}
