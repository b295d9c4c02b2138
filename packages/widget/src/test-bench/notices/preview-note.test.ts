import {
  buildBotMessage,
  buildChatbotConfig,
  buildChatbotInfo,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';
import { withChanges } from '@chatbot-test/shared/config/with-changes.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { MemorySession } from '../testing/memory-session.js';
import { mountBench, removeBenches, settled, type MountedBench } from '../testing/mount-bench.js';
import { loadExtras, loadMarkdown } from '../../panel/lazy-modules.js';

const GREETING = { appearance: { welcomeMessage: 'Good morning!' } };

const words = ({ findAll }: MountedBench): string =>
  (findAll('chatbot-preview-note >> [role=status]')[0]?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** Waits until the note says something: it is loaded when it is first needed. */
async function noted(mounted: MountedBench): Promise<void> {
  do await settled();
  while (words(mounted) === '');
}

/** Changes the configuration, as the element does with what the page's form holds. */
async function change(mounted: MountedBench): Promise<void> {
  mounted.session.store.setPreview(GREETING, withChanges);
  mounted.bench.unsaved = GREETING;
  await noted(mounted);
}

/** Somebody saved it as the next revision. */
async function save(mounted: MountedBench): Promise<void> {
  const appearance = { welcomeMessage: 'Good evening!' };
  const config = toPublicConfig(buildChatbotConfig({ name: 'Another', appearance }));
  const chatbot = buildChatbotInfo({ revision: 2, fingerprint: 'b'.repeat(64), config });
  mounted.session.receive({ type: 'chatbot', chatbot });
  await noted(mounted);
}

const long = (): MemorySession =>
  new MemorySession().welcome(
    Array.from({ length: 20 }, (_, index) => [
      buildUserMessage({ seq: 2 * index + 1 }),
      buildBotMessage({ seq: 2 * index + 2 }),
    ]).flat(),
  );

describe('<chatbot-preview-note>', () => {
  afterEach(() => removeBenches());

  it('[2.4] says which fields show unsaved, and takes them back', async () => {
    const mounted = await mountBench();
    const asked: string[] = [];
    for (const type of ['bench-undo-preview', 'bench-refresh-preview']) {
      mounted.bench.addEventListener(type, () => asked.push(type));
    }
    expect(words(mounted)).to.equal('');
    await change(mounted);
    expect(words(mounted)).to.equal('Showing unsaved changes: greeting Undo preview');
    mounted.find('chatbot-preview-note >> button').click();
    mounted.bench.undone = true;
    await settled();
    expect(words(mounted)).to.match(/^Showing the saved version, without .*: greeting Refresh$/);
    mounted.find('chatbot-preview-note >> button').click();
    expect(asked).to.deep.equal(['bench-undo-preview', 'bench-refresh-preview']);
  });

  it('[2.4] names fields that visitors do not see, and of many the first', async () => {
    const mounted = await mountBench();
    mounted.bench.unsaved = { provider: { threshold: 0.9 } };
    await noted(mounted);
    expect(words(mounted)).to.contain('Showing unsaved changes: threshold');
    mounted.bench.unsaved = { imageHosts: ['images.example.com'] };
    await settled();
    expect(words(mounted)).to.contain('Showing unsaved changes: image hosts');
    mounted.bench.unsaved = {
      name: 'Another',
      language: 'de',
      appearance: { font: 'mono', radius: 2 },
    };
    await settled();
    expect(words(mounted)).to.contain('Showing unsaved changes: name, language, and 2 more');
    mounted.bench.unsaved = { name: buildChatbotConfig().name };
    await settled();
    expect(words(mounted)).to.equal('');
  });

  it('[2.4] says that another revision shows, and what is another in it', async () => {
    const mounted = await mountBench();
    await save(mounted);
    expect(words(mounted)).to.equal('Showing revision 2, changed: name and greeting');
    const saved = {
      config: buildChatbotConfig({ name: 'Another' }),
      revision: 2,
      live: null,
      obstacle: '',
    };
    saved.config.allowedOrigins = [];
    mounted.bench.saved = saved;
    await settled();
    expect(words(mounted)).to.equal('Showing revision 2, changed: name and allowed origins');
  });

  it('[2.4] conversation, draft, focus and scroll outlive every change, also its undoing', async () => {
    const mounted = await mountBench({}, long());
    const { find, session, bench } = mounted;
    const field = find<HTMLTextAreaElement>('chatbot-panel >> textarea');
    const scroller = find('chatbot-panel >> .scroller');
    // What comes later, such as the menu, is not to come between two looks.
    await Promise.all([loadMarkdown(), loadExtras()]);
    field.focus();
    field.value = 'A question that is not sent y';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.setSelectionRange(2, 10);
    // A long conversation is drawn bit by bit, at its end, until the reader goes up.
    while (mounted.findAll('chatbot-panel-reply').length < 21) await settled();
    while (scroller.scrollTop !== 160) {
      scroller.scrollTop = 160;
      await settled();
    }
    const read = mounted.findAll('chatbot-panel-question')[1] as Element;
    const seen = () => ({
      messages: find('chatbot-panel').shadowRoot?.querySelectorAll('chatbot-panel-question').length,
      draft: field.value,
      selection: [field.selectionStart, field.selectionEnd],
      isFocused: field.matches(':focus') && field.isConnected,
      // What is read stays where it is, also where the greeting above it has got shorter.
      place: Math.round(read.getBoundingClientRect().top - scroller.getBoundingClientRect().top),
      height: scroller.clientHeight,
    });
    let before = seen();
    for (let looks = 0; looks < 10; looks++) {
      await settled();
      const now = seen();
      if (JSON.stringify(now) !== JSON.stringify(before)) looks = 0;
      before = now;
    }
    expect(before).to.include({ messages: 20, isFocused: true });
    expect(before.place).to.be.within(0, before.height);
    await change(mounted);
    expect(seen(), 'unsaved values').to.deep.equal(before);
    session.store.setPreview(null, withChanges);
    bench.undone = true;
    await settled();
    expect(seen(), 'undone').to.deep.equal(before);
    await save(mounted);
    expect(seen(), 'another revision').to.deep.equal(before);
  });

  it('[8.1] is announced, and axe finds nothing', async () => {
    const mounted = await mountBench();
    await change(mounted);
    expect(mounted.find('chatbot-preview-note >> [role=status]').isConnected).to.equal(true);
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
  });
});
