import {
  buildBotMessage,
  buildReplyDebug,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { writePreferences } from '../shell/preferences.js';
import { NO_REQUESTS } from '../testing/no-requests.js';
import type { Requests } from '../tested/requests.js';
import { MemorySession } from '../testing/memory-session.js';
import { mountBench, removeBenches, settled, type MountedBench } from '../testing/mount-bench.js';

const QUESTION = 'May I swap boots?';
const [best] = buildReplyDebug().hits;

/** A question whose answer was found, and was not sure enough. */
function unsure(): MemorySession {
  const hits = best ? [{ ...best, score: 0.427, used: false }] : [];
  const message = 'The best passage has a confidence of 0.43, below the threshold of 0.5.';
  const warnings = [{ code: 'below-threshold', message }];
  const debug = buildReplyDebug({ hits, warnings, threshold: 0.5 });
  return new MemorySession().welcome([
    buildUserMessage({ seq: 1, text: QUESTION }),
    buildBotMessage({ seq: 2, text: 'I do not know.', sources: [], debug }),
  ]);
}

const asked: string[] = [];
const requests: Requests = {
  ...NO_REQUESTS,
  document: (id) => {
    asked.push(`document ${id}`);
    return Promise.resolve({ title: 'Returns', content: 'All of it.', askedAs: [] });
  },
  addPhrasing: (id, phrasing) => {
    asked.push(`add ${phrasing} to ${id}`);
    return Promise.resolve();
  },
};

async function shown({ findAll }: MountedBench, path: string): Promise<void> {
  while (!findAll(path)[0]) await settled();
}

describe('the advice for a question without an answer', () => {
  beforeEach(() => {
    asked.length = 0;
    localStorage.clear();
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
  });
  afterEach(() => removeBenches());

  it('[4.2] shows the passage, its confidence and the threshold, and axe finds nothing', async () => {
    const mounted = await mountBench({ requests }, unsure());
    await shown(mounted, 'chatbot-unanswered-advice >> blockquote');
    const advice = mounted.find('chatbot-unanswered-advice').shadowRoot?.textContent ?? '';
    expect(advice).to.contain(best?.passage);
    expect(advice).to.contain('Confidence 0.43, threshold 0.50');
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
  });

  it('[4.2] opens the document, adds the phrasing to it, and asks again', async () => {
    const mounted = await mountBench({ requests }, unsure());
    const advice = 'chatbot-unanswered-advice >> ';
    await shown(mounted, `${advice}.open`);
    mounted.find(`${advice}.open`).click();
    await shown(mounted, `${advice}dialog[open]`);
    expect(mounted.find(`${advice}pre`).textContent).to.equal('All of it.');
    mounted.find<HTMLDialogElement>(`${advice}dialog`).close();
    mounted.find(`${advice}.phrase`).click();
    while (mounted.session.done.length === 0) await settled();
    expect(asked).to.deep.equal([
      `document ${best?.documentId}`,
      `add ${QUESTION} to ${best?.documentId}`,
    ]);
    expect(mounted.session.done).to.deep.equal([`send ${QUESTION}`]);
  });

  it('[4.2] tries the threshold at which it would have been an answer, and asks again', async () => {
    const mounted = await mountBench({ requests }, unsure());
    const tried: number[] = [];
    mounted.bench.addEventListener('bench-try-threshold', ({ threshold }) => {
      tried.push(threshold);
    });
    await shown(mounted, 'chatbot-unanswered-advice >> .try');
    mounted.find('chatbot-unanswered-advice >> .try').click();
    expect(tried).to.deep.equal([0.42]);
    expect(mounted.session.done).to.deep.equal([`send ${QUESTION}`]);
  });
});
