import { withChanges } from '@chatbot-test/shared/config/with-changes.js';
import {
  buildBotMessage,
  buildReplyDebug,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { ReplySelectEvent } from '../../panel/message/choose-reply.js';
import { readPreferences, writePreferences } from './preferences.js';
import { axeViolations } from '../../testing/axe.js';
import { MemorySession, TWO_REPLIES } from '../testing/memory-session.js';
import {
  asked,
  mountBench,
  removeBenches,
  settled,
  type MountedBench,
} from '../testing/mount-bench.js';
import type { TestStage } from '../stage/test-stage.js';

const withReplies = (): MemorySession => new MemorySession().welcome(TWO_REPLIES);

function words(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

async function click({ find }: MountedBench, selector: string): Promise<void> {
  find(selector).click();
  await settled();
}

/** The innermost element that has the focus. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

describe('<chatbot-test-interface>', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => removeBenches());

  it('[1.1] shows the conversation in the panel that visitors get', async () => {
    const { find } = await mountBench({}, withReplies());
    const panel = find('chatbot-panel');
    expect(panel.shadowRoot?.textContent).to.contain('Can I pay with seashells?');
  });

  it('[6.3] a modal traps the focus in a native dialog and puts it where one types', async () => {
    const { find } = await mountBench();
    const dialog = find<HTMLDialogElement>('dialog.modal');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.getAttribute('aria-label')).to.equal('Test of Shop helper');
    expect(focused()?.localName).to.equal('textarea');
  });

  it('[6.3] closing gives the focus back to what opened it', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    const mounted = await mountBench();
    await click(mounted, 'chatbot-test-controls >> [aria-label=Close]');
    expect(mounted.find<HTMLDialogElement>('dialog').open).to.equal(false);
    expect(document.activeElement).to.equal(button);
    button.remove();
  });

  it('[3.5] a simulated expiry offers its end, where a real one says what is to be done', async () => {
    // So wide that the inspector has room beside the stage, whatever the window.
    document.body.style.width = '1000px';
    const session = withReplies();
    const { bench, find } = await mountBench({ layout: 'inline' }, session);
    const offered = (): string[] =>
      [...find('chatbot-test-identity >> .facts').querySelectorAll('button')].map(words);
    const problem = {
      code: 'session-expired',
      message: 'This session has expired.',
      action: 'Start a new conversation.',
      retryable: false,
      correlationId: '',
    };
    bench.simulation = 'session-expired';
    session.store.setConnection({ kind: 'failed', problem });
    await settled();
    expect(offered()).to.deep.equal(['End simulation']);
    const inspector = (): string =>
      words(find('chatbot-debug-panel').shadowRoot as unknown as Element);
    expect(inspector()).not.to.include(problem.message);
    bench.simulation = 'none';
    await settled();
    expect(offered()).to.deep.equal([]);
    expect(inspector()).to.include('This session has expired. Start a new conversation.');
  });

  it('[8.1] ending a simulation, whose button then leaves, moves the focus to where one types', async () => {
    const { bench, find } = await mountBench();
    bench.addEventListener('bench-simulate', () => (bench.simulation = 'none'));
    bench.simulation = 'slow';
    await settled();
    const end = find('chatbot-test-identity >> .end');
    end.focus();
    end.click();
    await settled();
    expect(end.isConnected).to.equal(false);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('[6.3] Esc and a click beside it close it; a selection drawn out of it does not', async () => {
    const { bench, find } = await mountBench();
    const dialog = find<HTMLDialogElement>('dialog');
    const inside = find('chatbot-test-stage');
    inside.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    dialog.click();
    expect(bench.open).to.equal(true);
    dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    dialog.click();
    expect(bench.open).to.equal(false);
    bench.open = true;
    await settled();
    // What the browser does on Esc.
    dialog.close();
    await settled();
    expect(bench.open).to.equal(false);
  });

  it('[6.3] a drawer is a dialog too; inline it is a part of the page and cannot be closed', async () => {
    const drawer = await mountBench({ layout: 'drawer' });
    expect(drawer.find('dialog.drawer').matches(':modal')).to.equal(true);
    removeBenches();
    const inline = await mountBench({ layout: 'inline' });
    expect(inline.findAll('chatbot-test-interface > dialog, dialog[open]')).to.have.length(0);
    expect(inline.find('section.inline').ariaLabel).to.equal('Test of Shop helper');
    expect(inline.findAll('chatbot-test-controls >> [aria-label=Close]')).to.have.length(0);
  });

  it('[6.3] a modal that is moved in the page stays one', async () => {
    const { bench, find } = await mountBench();
    document.body.prepend(bench);
    await settled();
    expect(bench.open).to.equal(true);
    expect(find('dialog').matches(':modal')).to.equal(true);
  });

  it('[3.1] Reset asks first where there is something to lose, and only there', async () => {
    const filled = await mountBench({}, withReplies());
    await click(filled, '.reset');
    await asked(filled);
    expect(filled.session.done).to.deep.equal([]);
    expect(words(focused() as Element)).to.equal('Cancel');
    await click(filled, '.confirm .cancel');
    expect(filled.session.done).to.deep.equal([]);
    await click(filled, '.reset');
    await asked(filled);
    await click(filled, '.confirm .strong');
    expect(filled.session.done).to.deep.equal(['reset']);
    expect(filled.find('.confirm').matches(':popover-open')).to.equal(false);
    removeBenches();
    const empty = await mountBench();
    await click(empty, '.reset');
    expect(empty.session.done).to.deep.equal(['reset']);
  });

  it('[3.1] there is nothing to reset before the session is there', async () => {
    const { find } = await mountBench({}, new MemorySession());
    expect(find<HTMLButtonElement>('.reset').disabled).to.equal(true);
  });

  it('[3.2] Debug opens and closes the inspector; the choice is remembered per operator', async () => {
    const first = await mountBench({ operator: 'ann', layout: 'drawer' });
    expect(first.findAll('chatbot-debug-panel')).to.have.length(0);
    await click(first, '.debug');
    expect(first.find('.debug').ariaPressed).to.equal('true');
    expect(first.findAll('chatbot-debug-panel')).to.have.length(1);
    removeBenches();
    const again = await mountBench({ operator: 'ann', layout: 'drawer' });
    expect(again.findAll('chatbot-debug-panel')).to.have.length(1);
    removeBenches();
    const other = await mountBench({ operator: 'bob', layout: 'drawer' });
    expect(other.findAll('chatbot-debug-panel')).to.have.length(0);
  });

  it('[4.1] choosing a reply in the panel shows its trace, and choosing a trace marks its reply', async () => {
    writePreferences('ann', { debug: false, inspectorWidth: 400 });
    const mounted = await mountBench({}, withReplies());
    const { find } = mounted;
    const stage = find<TestStage>('chatbot-test-stage');
    expect(stage.selected).to.equal(null);
    find('chatbot-panel').dispatchEvent(new ReplySelectEvent('reply-2'));
    await settled();
    expect(words(find('chatbot-debug-panel >> h3'))).to.equal('Reply 1 · 142 ms');
    expect(stage.selected).to.equal('reply-2');
    await click(mounted, '[role=option][data-id=reply-4]');
    expect(words(find('chatbot-debug-panel >> h3'))).to.equal('Reply 2 · 1.42 s');
    expect(stage.selected).to.equal('reply-4');
  });

  it('[4.1] a new reply is shown where the latest was, and does not take over where another was', async () => {
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
    const mounted = await mountBench({}, withReplies());
    const { find, session } = mounted;
    const receive = async (seq: number): Promise<void> => {
      const message = buildUserMessage({ seq });
      session.store.dispatch({ type: 'message', epoch: 1, message, replyId: `reply-${seq + 1}` });
      const { text: _, ...reply } = buildBotMessage({ seq: seq + 1, debug: buildReplyDebug() });
      session.store.dispatch({ type: 'done', epoch: 1, message: reply, length: 0, sha256: '' });
      await settled();
    };
    await receive(5);
    expect(words(find('chatbot-debug-panel >> h3'))).to.equal('Reply 3 · 142 ms');
    await click(mounted, '[role=option][data-id=reply-2]');
    await receive(7);
    expect(words(find('chatbot-debug-panel >> h3'))).to.equal('Reply 1 · 142 ms');
  });

  it('[2.5] device, theme and direction reach the frame', async () => {
    const mounted = await mountBench({}, withReplies());
    const { find } = mounted;
    await click(mounted, '.segmented [aria-label=Phone]');
    await click(mounted, '.segmented [aria-label=Dark]');
    await click(mounted, '.segmented [aria-label="Right to left"]');
    const frame = find('chatbot-device-frame');
    expect(frame.className).to.equal('phone');
    expect(frame.dir).to.equal('rtl');
    expect(frame.clientWidth).to.equal(390);
    const panel = find('chatbot-panel');
    expect(panel.getAttribute('theme')).to.equal('dark');
    await click(mounted, '.segmented [aria-label=Automatic]');
    expect(panel.getAttribute('theme')).to.equal('');
  });

  it('[2.1] closing the panel leaves its launcher, which opens it again', async () => {
    const mounted = await mountBench();
    const { bench, find } = mounted;
    await click(mounted, 'chatbot-panel >> [part=close]');
    expect(find('chatbot-panel').hidden).to.equal(true);
    expect(bench.open).to.equal(true);
    await click(mounted, '.launcher');
    expect(find('chatbot-panel').hidden).to.equal(false);
  });

  it('[2.4] says in words which version is tested and how the connection is', async () => {
    const { bench, session, find } = await mountBench({}, withReplies());
    const facts = (): string => words(find('chatbot-test-identity >> .facts'));
    expect(facts()).to.match(/^Draft ?Connected/);
    session.store.setPreview({ name: 'Another' }, withChanges);
    await settled();
    expect(facts()).to.match(/^Unsaved changes ?/);
    expect(words(find('chatbot-test-identity >> h2'))).to.equal('Another');
    session.store.setPreview(null, withChanges);
    bench.saved = bench.saved && { ...bench.saved, live: 1 };
    session.store.setConnection({ kind: 'offline' });
    await settled();
    expect(facts()).to.match(/^Live OfflineOffline/);
  });

  it('[1.3] says where the session goes over plain HTTP', async () => {
    const { session, find } = await mountBench({}, withReplies());
    session.store.setConnection({ kind: 'open', over: 'http' });
    await settled();
    expect(words(find('.facts [role=status]'))).to.contain('Connected over HTTP');
  });

  it('[1.5] a lost connection counts down and can be tried at once', async () => {
    const mounted = await mountBench({}, withReplies());
    mounted.session.store.setConnection({ kind: 'recovering', retryAt: Date.now() + 2_500 });
    await settled();
    expect(words(mounted.find('.facts [role=status]'))).to.match(/Reconnecting in [23] s/);
    mounted.session.store.setConnection({
      kind: 'recovering',
      retryAt: Date.now() + 2_500,
      reason: 'moved',
    });
    await settled();
    expect(words(mounted.find('.facts [role=status]'))).to.match(
      /Reconnecting in [23] s: server restarting/,
    );
    await click(mounted, '.facts .link');
    expect(mounted.session.done).to.deep.equal(['reconnect']);
  });

  it('[1.2] tools have their words where there is room, those that everybody needs the longest', async () => {
    const { find, findAll } = await mountBench({ layout: 'inline' });
    const seen: Record<string, string[]> = { wide: [], medium: [] };
    // How wide a word is depends on the machine's fonts: only the order is the same everywhere.
    for (let width = 1_500; width >= 620; width -= 20) {
      document.body.style.width = `${width}px`;
      await settled();
      const labels = findAll('chatbot-test-controls >> .label');
      const shown = labels.filter((label) => label.checkVisibility()).map(words);
      const sequence = seen[find('.bench').classList[1] ?? ''];
      if (sequence?.at(-1) !== shown.sort().join()) sequence?.push(shown.join());
      const { scrollWidth, clientWidth } = find('.bar');
      expect(scrollWidth, `at ${width} px`).to.equal(clientWidth);
    }
    const all = 'Debug,Earlier sessions,Embed code,Export,New session,Preview as,Reset,Simulate';
    const some = 'Debug,Embed code,Preview as,Reset,Simulate';
    const few = 'Debug,Embed code,Reset,Simulate';
    expect(seen['wide']).to.deep.equal([all, some, few]);
    // In a row of their own they may have room for all, or never.
    const inOrder = [all, some, few].filter((words) => seen['medium']?.includes(words));
    expect(seen['medium']).to.deep.equal(inOrder).and.include(some);
    expect(find('chatbot-test-controls >> .reset').title).to.equal('Reset');
    expect(find('chatbot-test-controls >> .simulate >> .opener').title).to.equal('Simulate');
  });

  it('[8.1] lists its keys for a question mark where nobody writes, and gives the focus back', async () => {
    const mounted = await mountBench({}, withReplies());
    const { find, findAll } = mounted;
    const press = (target: Element, key: string): KeyboardEvent => {
      const init = { key, bubbles: true, composed: true, cancelable: true };
      const event = new KeyboardEvent('keydown', init);
      target.dispatchEvent(event);
      return event;
    };
    const list = async (): Promise<HTMLElement> => {
      while (findAll('.popover:popover-open').length === 0) await settled();
      return find<HTMLElement>('.popover:popover-open');
    };
    expect(press(find('chatbot-panel >> textarea'), '?').defaultPrevented).to.equal(false);
    const debug = find('.debug');
    debug.focus();
    expect(press(debug, '?').defaultPrevented).to.equal(true);
    const keys = await list();
    expect(findAll('chatbot-shortcuts-dialog >> dl > div').map(words)).to.deep.equal([
      'Close the test Esc',
      'This list, except while typing ?',
      'Trace of the reply in focus Enter',
      'The visitors’ keys ?',
      'Previous, next reply ↑↓',
      'Previous, next tab ←→',
      'First, last reply or tab HomeEnd',
      'Width, at its edge ←→',
    ]);
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
    (keys as HTMLElement & { hidePopover(): void }).hidePopover();
    expect(focused()).to.equal(debug);
    find('chatbot-test-stage >> .keys').click();
    expect(await list()).to.equal(keys);
  });

  it('[1.2] has the arrangement of its room before it is painted, whoever draws it', async () => {
    document.body.style.width = '700px';
    const mounting = mountBench({ layout: 'inline' });
    const bench = document.querySelector('chatbot-test-interface');
    // No frame goes by meanwhile.
    for (let round = 0; round < 3; round += 1) await bench?.updateComplete;
    expect(bench?.shadowRoot?.querySelector('.bench')?.className).to.contain('medium');
    await mounting;
  });

  it('[1.2] in little room the tools fold into a menu and the inspector becomes a sheet', async () => {
    document.body.style.width = '380px';
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
    const mounted = await mountBench({ layout: 'inline' }, withReplies());
    const { find, findAll } = mounted;
    expect(find('.bench').className).to.contain('narrow');
    expect(words(find('chatbot-inspector >> .title'))).to.equal('Reply 2 · 1.42 s');
    expect(find<TestStage>('chatbot-test-stage').selected).to.equal(null);
    await click(mounted, 'chatbot-inspector >> .title');
    expect(find<TestStage>('chatbot-test-stage').selected).to.equal('reply-4');
    find('chatbot-debug-panel').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    await settled();
    expect(find('chatbot-inspector >> .title').ariaExpanded).to.equal('false');
    await click(mounted, '.more');
    expect(find('.menu').matches(':popover-open')).to.equal(true);
    expect(findAll('.menu .segmented')).to.have.length(3);
    expect(words(find('.menu .keys'))).to.equal('Keyboard shortcuts');
    await click(mounted, '.menu .debug');
    expect(findAll('chatbot-inspector')).to.have.length(0);
    expect(find('.menu').matches(':popover-open')).to.equal(false);
    expect(readPreferences('ann').debug).to.equal(false);
  });

  it('[3.2] the tab of the inspector stays where it goes and comes with the room for it', async () => {
    document.body.style.width = '1000px';
    const mounted = await mountBench({ layout: 'inline' }, withReplies());
    const { find, findAll } = mounted;
    const shown = (): string => find('chatbot-debug-panel >> [aria-selected=true]').id;
    await click(mounted, 'chatbot-debug-panel >> #tab-log');
    expect(shown()).to.equal('tab-log');
    document.body.style.width = '700px';
    while (findAll('chatbot-inspector').length > 0) await settled();
    document.body.style.width = '1000px';
    while (findAll('chatbot-inspector').length === 0) await settled();
    expect(shown()).to.equal('tab-log');
  });

  it('[4.4] an inspector that fails never takes the conversation down', async () => {
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
    const original = window.reportError;
    window.reportError = () => undefined;
    try {
      const broken = buildBotMessage({ seq: 2, debug: { ...buildReplyDebug() } });
      Object.assign(broken, { debug: { hits: 7, marks: 'x' } });
      const session = new MemorySession().welcome([buildUserMessage(), broken]);
      const { find } = await mountBench({}, session);
      expect(find('chatbot-panel').shadowRoot?.textContent).to.contain('30 days');
      expect(words(find('chatbot-debug-panel'))).to.be.a('string');
      expect(words(find('.notice.bad'))).to.contain('could not be shown');
    } finally {
      window.reportError = original;
    }
  });

  const states: [string, () => MemorySession][] = [
    ['not connected', () => new MemorySession()],
    ['empty', () => new MemorySession().welcome()],
    ['filled', withReplies],
  ];
  for (const [name, session] of states) {
    for (const debug of [false, true]) {
      const inspector = debug ? 'with' : 'without';
      it(`[8.1] has no axe violations: ${name}, ${inspector} the inspector`, async () => {
        writePreferences('ann', { debug, inspectorWidth: 400 });
        const { bench } = await mountBench({}, session());
        expect(await axeViolations(bench)).to.deep.equal([]);
      });
    }
  }

  it('[8.1] has no axe violations in little room, with the sheet and the menu open', async () => {
    document.body.style.width = '380px';
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
    const mounted = await mountBench({ layout: 'inline' }, withReplies());
    await click(mounted, 'chatbot-inspector >> .title');
    await click(mounted, '.more');
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
  });

  it('[8.1] has no axe violations while it asks before a reset', async () => {
    const mounted = await mountBench({}, withReplies());
    await click(mounted, '.reset');
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
  });
});
