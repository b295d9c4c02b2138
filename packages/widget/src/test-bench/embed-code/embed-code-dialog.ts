import type { Pin } from '@chatbot-test/shared/embed-code/html.js';
import { developerMessage, instructions } from '@chatbot-test/shared/embed-code/instructions.js';
import {
  CAN_PIN,
  cspLines,
  PLATFORMS,
  snippet,
  type Platform,
  type SnippetOptions,
} from '@chatbot-test/shared/embed-code/snippets.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Requests, SeenSite } from '../tested/requests.js';
import type { ChatbotState, SavedChatbot } from '../tested/chatbot-state.js';
import '../ui/copy-button.js';
import { define } from '../../custom-element/define.js';
import { dialogHead } from '../ui/dialog-head.js';
import { td } from '../../i18n/bench/td.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { highlighted } from './highlighted.js';
import { embedCodeStyles } from './embed-code-styles.js';
import './site-checks.js';

/** Names of the platforms, the same in every language. */
const NAMES: Readonly<Record<Platform, string>> = {
  html: 'HTML',
  module: 'ES module',
  npm: 'npm',
  react: 'React',
  vue: 'Vue',
  svelte: 'Svelte',
  angular: 'Angular',
  next: 'Next.js',
  iframe: 'iframe',
  wordpress: 'WordPress',
  shopify: 'Shopify',
  gtm: 'Google Tag Manager',
};

/** Interval of looking which sites have shown it, in ms. */
const LOOK_MS = 3_000;

/** The code that puts this chatbot on a page, with the page's own values, and where it goes. */
export class EmbedCodeDialog extends LitElement {
  static override styles = [tokens, controls, embedCodeStyles];

  @property() server = '';
  @property({ attribute: false }) chatbotId = '';
  @property({ attribute: false }) state: ChatbotState = 'loading';
  @property({ attribute: false }) saved: SavedChatbot | null = null;
  @property({ attribute: false }) requests: Requests | null = null;
  @state() private said = '';
  @state() private platform: Platform = 'html';
  /** The build that a page can stay with. */
  @state() private pin: Pin | null = null;
  @state() private isPinned = false;
  /** Sites that have shown it; null: that is not known. */
  @state() private sites: readonly SeenSite[] | null = null;
  /** Origin that was new at the last look. */
  @state() private first = '';
  /** Interval of looking for sites, in ms. */
  @property({ type: Number }) lookMs = LOOK_MS;
  @query('dialog') private dialog!: HTMLDialogElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(): void {
    if (this.dialog.open) return;
    this.dialog.showModal();
    void this.requests?.pin().then(
      (pin) => (this.pin = pin),
      () => undefined, // The newest can be had at any time.
    );
    void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Whoever has just put it on a page sees it arrive. */
  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    const before = this.sites;
    try {
      const sites = (await this.requests?.sites()) ?? null;
      const isNew = ({ origin }: SeenSite) => !before?.some((site) => site.origin === origin);
      if (before) this.first = sites?.find(isNew)?.origin ?? this.first;
      this.sites = sites;
    } catch {
      // Asked again; what is wrong with the server the bench itself says.
    }
    if (!this.dialog.open || !this.isConnected || !this.requests) return;
    this.#timer = setTimeout(() => void this.#look(), this.lookMs);
  }

  protected override render(): TemplateResult {
    const { platform } = this;
    const options = this.#options();
    const { code } = snippet(platform, options);
    const mail = new URLSearchParams({
      subject: 'Chatbot',
      body: developerMessage(platform, options, td),
    });
    return html`<dialog
      aria-labelledby="title"
      @click=${this.#onBackdrop}
      @close=${() => clearTimeout(this.#timer)}
    >
      ${dialogHead(td('embed.title'), () => this.dialog.close())}
      <div class="body">
        ${
          platform === 'html' || platform === 'shopify'
            ? html`<p>${td('embed.intro', { tag: '</body>' })}</p>`
            : nothing
        }
        <div class="snippet">
          <pre
            dir="ltr"
            tabindex="0"
            role="region"
            aria-label=${td('embed.code')}
          ><code>${highlighted(code)}</code></pre>
          <div class="foot">
            ${this.#choices()}
            <chatbot-copy-button look="strong" .text=${code} label=${td('embed.copy')}
              >${td('embed.copy')}</chatbot-copy-button
            >
          </div>
        </div>
        <a class="button outlined" href="mailto:?${mail.toString().replace(/\+/g, '%20')}"
          >${td('embed.send')}</a
        >
        ${this.#version()}
        <h3>${td('embed.originTitle')}</h3>
        <p>${td('embed.origin')}</p>
        ${this.#origins()} ${this.requests ? this.#allow() : nothing}
        <h3>${td('embed.steps')}</h3>
        <ol>
          ${instructions(platform, options, td).map((step) => html`<li>${step}</li>`)}
        </ol>
        ${this.#csp()} ${this.#seen()}
        <h3>${td('embed.checks')}</h3>
        <chatbot-site-checks
          .platform=${platform}
          .sites=${this.sites ?? []}
          .requests=${this.requests}
          @change=${() => void this.#look()}
        ></chatbot-site-checks>
      </div>
    </dialog>`;
  }

  #options(): SnippetOptions {
    const { server, chatbotId, platform, pin, isPinned } = this;
    return { server, chatbotId, pin: (CAN_PIN.has(platform) && isPinned && pin) || undefined };
  }

  #seen(): TemplateResult | typeof nothing {
    const { sites, first } = this;
    if (!sites) return nothing;
    const words: Partial<Record<string, string>> = {
      matches: td('embed.matches'),
      untested: td('embed.untested'),
      differs: td('embed.differs'),
    };
    return html`<h3>${td('embed.sitesTitle')}</h3>
      <p role="status">${first ? td('embed.firstSeen', { origin: first }) : ''}</p>
      ${
        sites.length === 0
          ? html`<p>${td('embed.waiting')}</p>`
          : html`<ul class="sites">
              ${sites.map(
                ({ origin, state }) => html`<li><code>${origin}</code> ${words[state] ?? ''}</li>`,
              )}
            </ul>`
      }`;
  }

  #choices(): TemplateResult {
    const options = PLATFORMS.map(
      (platform) =>
        html`<option value=${platform} ?selected=${platform === this.platform}>
          ${NAMES[platform]}
        </option>`,
    );
    return html`<div class="choices">
      <select aria-label=${td('embed.platform')} @change=${this.#onPlatform}>
        ${options}
      </select>
      ${this.pin && CAN_PIN.has(this.platform) ? this.#updates(this.pin) : nothing}
    </div>`;
  }

  #updates({ version }: Pin): TemplateResult {
    return html`<select
      class="updates"
      aria-label=${td('embed.updates')}
      @change=${(event: Event) => {
        this.isPinned = (event.target as HTMLSelectElement).value === 'pinned';
      }}
    >
      <option value="newest" ?selected=${!this.isPinned}>${td('embed.newest')}</option>
      <option value="pinned" ?selected=${this.isPinned}>${td('embed.pinned', { version })}</option>
    </select>`;
  }

  readonly #onPlatform = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.platform = PLATFORMS.find((platform) => platform === value) ?? 'html';
  };

  #csp(): TemplateResult | typeof nothing {
    if (!URL.canParse(this.server)) return nothing;
    return html`<h3>${td('embed.csp')}</h3>
      <p class="csp" dir="ltr"><code>${cspLines(this.server, this.platform).join('; ')}</code></p>`;
  }

  #version(): TemplateResult | typeof nothing {
    const { state, saved } = this;
    if (state === 'loading' || state === 'saved') return nothing;
    const draft = saved?.live === null ? td('embed.neverLive') : td('embed.draft');
    const known = { unsaved: td('embed.unsaved'), changed: draft, draft, live: td('embed.live') };
    const text = state === 'stuck' ? saved?.obstacle : known[state];
    return html`<h3>${td('embed.versionTitle')}</h3>
      <p>${text}</p>`;
  }

  #origins(): TemplateResult | typeof nothing {
    if (!this.saved) return nothing;
    const { allowedOrigins } = this.saved.config;
    if (allowedOrigins.length === 0) return html`<p>${td('embed.noOrigin')}</p>`;
    return html`<ul aria-label=${td('embed.origins')}>
      ${allowedOrigins.map((origin) => html`<li><code>${origin}</code></li>`)}
    </ul>`;
  }

  #allow(): TemplateResult {
    return html`<form class="allow" @submit=${this.#onAllow}>
        <input
          name="origin"
          dir="ltr"
          required
          maxlength="300"
          placeholder="https://shop.example.com"
          aria-label=${td('embed.site')}
        />
        <button class="button outlined" type="submit">${td('embed.allow')}</button>
      </form>
      <p role="status">${this.said}</p>`;
  }

  readonly #onAllow = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const site = new FormData(form).get('origin');
    void this.#allowSite(typeof site === 'string' ? site.trim() : '', form);
  };

  async #allowSite(site: string, form: HTMLFormElement): Promise<void> {
    const address = site.includes('://') ? site : `https://${site}`;
    const url = URL.canParse(address) ? new URL(address) : null;
    // A browser takes what is no name, and escapes it.
    if (!url || !/^https?:$/.test(url.protocol) || url.hostname.includes('%')) {
      this.said = td('embed.noSite', { site });
      return;
    }
    try {
      await this.requests?.allowOrigin(url.origin);
      this.said = td('embed.allowed', { origin: url.origin });
      form.reset();
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
  }

  #onBackdrop(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}

define('chatbot-embed-code', EmbedCodeDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-embed-code': EmbedCodeDialog;
  }
}
