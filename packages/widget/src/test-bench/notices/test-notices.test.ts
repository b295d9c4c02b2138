import type { RecoveredFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { MemorySession, TWO_REPLIES } from '../testing/memory-session.js';
import {
  asked,
  mountBench,
  removeBenches,
  settled,
  type MountedBench,
} from '../testing/mount-bench.js';

const RESET: RecoveredFrame = {
  type: 'recovered',
  recovery: { epoch: 2, seq: 0, complete: false, hasMore: false, messages: [], replies: [] },
};
const PROBLEM = {
  code: 'too-late',
  message: 'It is too late to undo this.',
  action: 'Go on from here.',
  retryable: false,
  correlationId: 'c1',
};

async function mounted(): Promise<MountedBench> {
  return mountBench({}, new MemorySession().welcome(TWO_REPLIES));
}

async function receive(
  { session }: MountedBench,
  frame: Parameters<MemorySession['receive']>[0],
): Promise<void> {
  session.receive(frame);
  await settled();
}

const words = ({ find }: MountedBench): string =>
  (find('chatbot-test-notices').shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('<chatbot-test-notices>', () => {
  afterEach(() => removeBenches());

  it('[3.1] what was cleared, in whatever window, can be undone for ten seconds', async () => {
    const bench = await mounted();
    expect(words(bench)).to.equal('');
    await receive(bench, RESET);
    expect(words(bench)).to.equal('Conversation cleared Undo (10 s)');
    bench.find('.undo').click();
    expect(bench.session.done).to.deep.equal(['undo']);
  });

  it('[8.1] a button of a notice that leaves moves the focus to where one types', async () => {
    const bench = await mounted();
    await receive(bench, RESET);
    const undo = bench.find('.undo');
    undo.focus();
    await receive(bench, {
      type: 'recovered',
      recovery: { ...RESET.recovery, epoch: 3, seq: 4, messages: [...TWO_REPLIES] },
    });
    expect(undo.isConnected).to.equal(false);
    await settled();
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    expect(focused?.localName).to.equal('textarea');
  });

  it('[3.1] an undo elsewhere, or too late, takes the offer back', async () => {
    const bench = await mounted();
    await receive(bench, RESET);
    await receive(bench, {
      type: 'recovered',
      recovery: { ...RESET.recovery, epoch: 3, seq: 4, messages: [...TWO_REPLIES] },
    });
    expect(words(bench)).to.equal('');
    await receive(bench, { type: 'recovered', recovery: { ...RESET.recovery, epoch: 4 } });
    expect(words(bench)).to.contain('Undo');
    await receive(bench, { type: 'error', problem: PROBLEM });
    expect(words(bench)).to.contain(PROBLEM.message).and.not.contain('Undo');
  });

  it('[3.1] New session asks first where there is something to lose, and is undone', async () => {
    const bench = await mounted();
    bench.find('.new-session').click();
    await asked(bench);
    expect(bench.session.done).to.deep.equal([]);
    expect(bench.find('.confirm').textContent).to.contain('Start a new session?');
    bench.find('.confirm .strong').click();
    expect(bench.session.done).to.deep.equal(['new session']);
    bench.session.lifecycle.offerSession();
    await settled();
    expect(words(bench)).to.equal('New session started Undo (10 s)');
    removeBenches();
    const empty = await mountBench();
    empty.find('.new-session').click();
    expect(empty.session.done).to.deep.equal(['new session']);
  });

  it('[3.3] a session that is about to expire says so and can be extended', async () => {
    const bench = await mounted();
    await receive(bench, { type: 'expiring', inMs: 120_000 });
    expect(words(bench)).to.equal('This session expires soon in 2 min Extend');
    bench.find('.extend').click();
    expect(bench.session.done).to.deep.equal(['extend']);
    await receive(bench, { type: 'extended', inMs: 1_800_000 });
    expect(words(bench)).to.equal('');
  });

  it('[8.1] what it says is announced, its seconds are not, and axe finds nothing', async () => {
    const bench = await mounted();
    await receive(bench, RESET);
    await receive(bench, { type: 'expiring', inMs: 90_000 });
    const status = bench.find('chatbot-test-notices >> [role=status]');
    expect(status.textContent).to.contain('Conversation cleared');
    expect(bench.find('.undo').ariaLabel).to.equal('Undo');
    expect(bench.find('.line.warn .count').ariaHidden).to.equal('true');
    expect(await axeViolations(bench.bench)).to.deep.equal([]);
  });
});
