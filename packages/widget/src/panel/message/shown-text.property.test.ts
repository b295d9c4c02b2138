import { withChanges } from '@chatbot-test/shared/config/with-changes.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import {
  buildChatbotInfo,
  buildPublicConfig,
  buildSessionInfo,
} from '@chatbot-test/shared/testing/builders.js';
import { ModelServer } from '@chatbot-test/shared/testing/model-server.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { randomId } from '../../session/random-id.js';
import { SessionStore } from '../../session/session-store.js';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';
import { transcript } from './transcript.js';

const STEPS = [
  'scroll to',
  'language',
  'theme',
  'configuration',
  'second send',
  'resize',
  'reconnect',
  'begin again',
  'reset',
  'end',
  'hide or show',
  'move',
  'translate',
  'frame',
  'look',
] as const;
type Step = { readonly do: 'delta' | (typeof STEPS)[number]; readonly by: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delta' as const), by: fc.nat(19) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom(...STEPS), by: fc.nat(19) }) },
);

/** Removes white space: between paragraphs there is some in the source and none in the elements. */
const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');

/** Puts other nodes in the place of every text of a reply, as page translators do. */
function translate(root: ParentNode): void {
  for (const reply of root.querySelectorAll('.body')) {
    const texts = document.createTreeWalker(reply, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (texts.nextNode()) found.push(texts.currentNode as Text);
    for (const text of found.filter(({ data }) => data.trim())) {
      const font = document.createElement('font');
      font.textContent = text.data;
      text.replaceWith(font);
    }
  }
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** A server's conversation, the store that follows it, and the panel that shows the store's state. */
class Run {
  readonly #model = new ModelServer();
  readonly #store = new SessionStore({
    server: 'https://chat.example.com',
    config: buildPublicConfig(),
  });
  readonly #page: PanelOnPage;
  readonly #stop: () => void;
  #questions = 0;
  /** Words of the reply on its way: one that begins again says the same again. */
  #words = 0;

  constructor(page: PanelOnPage) {
    this.#page = page;
    this.#stop = this.#store.subscribe((state) => {
      page.panel.state = state;
    });
    this.#store.setConnection({ kind: 'open' });
    this.#connect();
    this.#send();
    this.#tell(this.#model.say(this.#text(9)));
  }

  async play({ do: what, by }: Step): Promise<void> {
    const { panel, scroller } = this.#page;
    const place = panel.parentElement ?? document.body;
    switch (what) {
      case 'delta':
        return this.#tell(this.#model.say(this.#text(by * 4 + 1)));
      case 'second send':
        return this.#send();
      case 'end':
        this.#words = 0;
        return this.#tell(this.#model.end());
      case 'reset':
        this.#words = 0;
        return this.#tell(this.#model.reset());
      case 'begin again':
        this.#words = 0;
        this.#model.restart();
        return this.#connect();
      case 'reconnect':
        this.#store.setConnection({ kind: 'recovering', retryAt: 0 });
        if (by % 2 === 0) await frame();
        this.#store.setConnection({ kind: 'open' });
        return this.#connect();
      case 'scroll to':
        scroller.scrollTop = (scroller.scrollHeight * by) / 19;
        break;
      case 'language':
        panel.lang = ['en', 'de', 'ar', 'ja'][by % 4] ?? 'en';
        break;
      case 'theme':
        panel.theme = by % 2 === 0 ? 'light' : 'dark';
        break;
      case 'configuration':
        this.#store.setPreview({ appearance: { title: `Shop ${by}` } }, withChanges);
        break;
      case 'resize':
        place.style.inlineSize = `${320 + by * 20}px`;
        break;
      case 'hide or show':
        place.hidden = !place.hidden;
        break;
      case 'move':
        document.body.append(panel);
        if (by % 2 === 0) await frame();
        place.append(panel);
        break;
      case 'translate':
        translate(this.#page.root);
        // A translated reply is right again as soon as it goes on.
        return this.#tell(this.#model.say(this.#text(1)));
      case 'frame':
        await frame();
        break;
      case 'look':
        await this.compare();
    }
  }

  /** Checks that the screen shows what the state says. */
  async compare(): Promise<void> {
    await this.#page.drawn();
    const wanted = transcript(this.#store.state.conversation).map((entry) =>
      fold(entry.role === 'user' ? entry.message.text : entry.reply.text),
    );
    const shown = (): string[] =>
      [...this.#page.root.querySelectorAll('.messages > .message')].map((message) =>
        fold(message.querySelector('.body, .user-message, .user .bubble')?.textContent),
      );
    // A busy machine draws later; what is wrong stays wrong.
    const late = performance.now() + 20_000;
    while (shown().join('\n') !== wanted.join('\n') && performance.now() < late) await frame();
    expect(shown()).to.deep.equal(wanted);
  }

  end(): void {
    this.#stop();
    this.#page.remove();
  }

  #connect(): void {
    const { conversation } = this.#store.state;
    this.#tell({
      type: 'welcome',
      session: buildSessionInfo({ mode: 'live' }),
      chatbot: buildChatbotInfo(),
      recovery: this.#model.recovery(cursorOf(conversation)),
    });
  }

  #send(): void {
    const [cid, text] = [randomId(), `Question ${(this.#questions += 1)}`];
    this.#store.dispatch({ type: 'queued', cid, text, createdAt: new Date().toISOString() });
    for (const told of this.#model.send(cid, text)) this.#tell(told);
  }

  /** Words in paragraphs. */
  #text(count: number): string {
    let text = '';
    for (let index = 0; index < count; index += 1) {
      text += `word${(this.#words += 1)}${index % 7 === 6 ? '\n\n' : ' '}`;
    }
    return text;
  }

  #tell(event: ServerFrame | null): void {
    if (event) this.#store.dispatch(event);
  }
}

describe('the text on the screen', () => {
  const seed = Number(document.documentElement.dataset['seed']) || Date.now() % 2 ** 31;

  it(`[1.3] is the text of the conversation, whatever happens in between (seed ${seed})`, async () => {
    const property = fc.asyncProperty(
      fc.array(step, { maxLength: 24, size: 'max' }),
      async (steps) => {
        const run = new Run(await mountPanel());
        try {
          for (const one of steps) await run.play(one);
          await run.compare();
        } finally {
          run.end();
        }
      },
    );
    const result = await fc.check(property, { seed, numRuns: 40, interruptAfterTimeLimit: 25_000 });
    const reason = result.errorInstance instanceof Error ? result.errorInstance.message : '';
    expect(result.failed, `${fc.defaultReportMessage(result)}\n${reason}`).to.equal(false);
  }).timeout(60_000);
});
