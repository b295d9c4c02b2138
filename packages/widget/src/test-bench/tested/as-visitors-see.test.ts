import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import {
  buildBotMessage,
  buildReplyDebug,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { writePreferences } from '../shell/preferences.js';
import { MemorySession } from '../testing/memory-session.js';
import { mountBench, removeBenches, settled } from '../testing/mount-bench.js';
import { asVisitorsSee } from './as-visitors-see.js';

const problem = (code: string, message = 'Model gpt-9 is gone.'): Problem => ({
  code,
  message,
  action: 'Set OPENAI_MODEL.',
  retryable: true,
  correlationId: 'c-1',
});
const TOLD = problem('chatbot-unavailable', 'The chatbot cannot give a complete answer right now.');

const failed = (visitors: { text: string; problem: Problem | null }): MemorySession =>
  new MemorySession().welcome([
    buildUserMessage(),
    buildBotMessage({
      text: '',
      state: 'failed',
      sources: [],
      problem: problem('model-not-found'),
      debug: buildReplyDebug({ hits: [], visitors }),
    }),
  ]);

describe('the stage', () => {
  beforeEach(() => writePreferences('ann', { debug: true, inspectorWidth: 400 }));
  afterEach(() => removeBenches());

  it('[4.5] says of a failed reply what visitors read, and the inspector what is wrong', async () => {
    const { find, findAll } = await mountBench({}, failed({ text: '', problem: TOLD }));
    // What says so is loaded with the first problem.
    while (findAll('chatbot-panel >> [part=problem]').length === 0) await settled();
    const panel = find('chatbot-panel').shadowRoot?.textContent ?? '';
    expect(panel).to.contain(TOLD.message).and.not.contain('gpt-9');
    const inspector = find('chatbot-debug-panel').shadowRoot?.textContent ?? '';
    expect(inspector).to.contain('gpt-9').and.contain('As visitors see it');
  });

  it('[4.5] leads from a failed reply to its reason, where that is not in sight', async () => {
    writePreferences('ann', { debug: false, inspectorWidth: 400 });
    const { find, findAll } = await mountBench({}, failed({ text: '', problem: TOLD }));
    expect(findAll('chatbot-debug-panel')).to.have.length(0);
    expect(find('.why').innerText).to.equal('Reply 1 failed: why?');
    find('.why').click();
    await settled();
    expect(find('chatbot-debug-panel').shadowRoot?.textContent).to.contain('gpt-9');
    expect(findAll('.why')).to.have.length(0);
  });

  it('[4.5] says the fallback that visitors would have got', async () => {
    const { find } = await mountBench({}, failed({ text: 'Please call us.', problem: null }));
    const panel = find('chatbot-panel').shadowRoot;
    expect(panel?.textContent).to.contain('Please call us.').and.not.contain('gpt-9');
    expect(panel?.querySelector('[part=problem]')).to.equal(null);
  });

  it('[4.5] keeps what an operator’s sign-in lacks out of the panel, and over the stage', async () => {
    const { find, session, findAll } = await mountBench({}, new MemorySession().welcome());
    session.store.setConnection({ kind: 'failed', problem: problem('unauthorized', 'Sign in.') });
    await settled();
    expect(find('.notes').textContent).to.contain('Sign in.');
    expect(find('chatbot-panel').shadowRoot?.textContent).to.not.contain('Sign in.');
    session.store.setConnection({ kind: 'failed', problem: problem('session-expired', 'Over.') });
    await settled();
    expect(findAll('.notes >> .notice.bad')).to.have.length(0);
    expect(find('chatbot-panel').shadowRoot?.textContent).to.contain('Over.');
  });

  it('[6.3] a link that leads nowhere is one page', async () => {
    const session = new MemorySession();
    session.store.setConnection({ kind: 'failed', problem: problem('not-found', 'No such bot.') });
    const { find, findAll } = await mountBench({}, session);
    expect(find('.nowhere').textContent).to.contain('No such bot.');
    expect(findAll('chatbot-test-controls, chatbot-panel')).to.have.length(0);
  });

  it('[4.5] what has not changed is the same, so that nothing is drawn again', () => {
    const { state } = failed({ text: '', problem: TOLD }).store;
    const [first, second] = [asVisitorsSee(state), asVisitorsSee({ ...state })];
    expect(first.conversation.messages).to.equal(second.conversation.messages);
    const { state: plain } = new MemorySession().welcome([buildUserMessage()]).store;
    expect(asVisitorsSee(plain)).to.equal(plain);
  });
});
