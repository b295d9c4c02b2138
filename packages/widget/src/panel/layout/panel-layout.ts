import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { appearanceCss } from '@chatbot-test/shared/config/css-variables.js';
import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { t } from '../../i18n/t.js';
import { Composer, type ComposerActions, type ComposerView } from './composer.js';
import { Header, type HeaderView } from './header.js';
import { make, set } from './make.js';
import { nameOf } from './name-of.js';
import { PanelCloseEvent } from './panel-close-event.js';

export interface LayoutView extends HeaderView, Omit<ComposerView, 'placeholder'> {
  /** BCP 47, of the panel's own words. */
  readonly code: string;
  readonly config: PublicConfig;
  /** Name and colours are the chatbot's. */
  readonly known: boolean;
}

const layouts = new WeakMap<ShadowRoot, PanelLayout>();

/**
 * The fixed parts of a panel, header and field, in plain DOM: they are there, and can be written in,
 * before anything of the conversation is run, and stay the same when it is.
 */
export class PanelLayout {
  readonly section = make('section', { className: 'panel', part: 'panel', tabIndex: -1 });
  readonly header: Header;
  readonly list: HTMLElement = document.createElement('chatbot-panel-list');
  readonly composer = new Composer(() => this.actions);
  readonly footer = make('footer', {}, this.composer.element);
  /** Says to those who cannot see it what has come. */
  readonly announcer = make('div', { className: 'sr', ariaLive: 'polite' });
  /** The appearance's colours and measures. */
  readonly look = new CSSStyleSheet();
  /**
   * Actions of the panel. Until they are set, what is sent stays in the field, and goes out with
   * {@link Composer.submit}.
   */
  actions: ComposerActions | null = null;
  readonly #branding = make('p', { className: 'branding', part: 'branding' });
  #appearance: Appearance | null = null;

  private constructor({ host }: ShadowRoot) {
    this.header = new Header(() => host.dispatchEvent(new PanelCloseEvent()));
    this.section.append(this.header.element, this.list, this.footer, this.announcer);
  }

  /** Returns the layout of a panel, made the first time that it is asked for. */
  static in(root: ShadowRoot): PanelLayout {
    const layout = layouts.get(root) ?? new PanelLayout(root);
    layouts.set(root, layout);
    return layout;
  }

  show(view: LayoutView): void {
    const { section, header, list, footer } = this;
    const { language, code, config, known, closable } = view;
    const { appearance } = config;
    if (appearance !== this.#appearance) this.look.replaceSync(appearanceCss(appearance));
    this.#appearance = appearance;
    set(section, {
      lang: code,
      dir: language?.rtl ? 'rtl' : '',
      role: closable ? 'dialog' : 'region',
      ariaLabel: known ? t(language, 'panel', { name: nameOf(config) }) : t(language, 'connecting'),
    });
    set(section.dataset, { bubbles: appearance.bubbles });
    for (const part of [header.element, list, footer]) set(part, { hidden: !known });
    if (!known) return;
    header.show(view);
    this.composer.show({ ...view, placeholder: appearance.placeholder });
    set(this.#branding, { textContent: t(language, 'poweredBy') });
    if (appearance.branding !== Boolean(this.#branding.parentNode)) {
      if (appearance.branding) footer.append(this.#branding);
      else this.#branding.remove();
    }
  }

  /**
   * Puts the cursor where a message is written; where that would bring up an on-screen keyboard, the
   * focus goes to the panel itself.
   */
  focus(options?: FocusOptions): void {
    const where = matchMedia('(pointer: coarse)').matches ? this.section : this.composer;
    where.focus(options);
  }
}
