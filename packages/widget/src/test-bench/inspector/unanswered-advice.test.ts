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
  const message = 'The best passage, Returns, is below the threshold.';
  const warnings = [{ code: 'below-threshold', message }];
  const debug = buildReplyDebug({ hits, warnings, threshold: 0.5 });
  return new MemorySession().welcome([
    buildUserMessage({ seq: 1, text: QUESTION }),
    buildBotMessage({ seq: 2, text: 'I do not know.', sources: [], debug }),
  ]);
}

const asked: string[] = [];
/** True if the server takes no document. */
let full = false;
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
  addDocument: (title, content, phrasing) => {
    asked.push(`add “${title}”: ${content} for ${phrasing}`);
    return full ? Promise.reject(new Error('There is no room.')) : Promise.resolve();
  },
};

async function shown({ findAll }: MountedBench, path: string): Promise<void> {
  while (!findAll(path)[0]) await settled();
}

describe('the advice for a question without an answer', () => {
  beforeEach(() => {
    asked.length = 0;
    full = false;
    localStorage.clear();
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
  });
  afterEach(() => removeBenches());

  it('[4.2] shows the passage, its confidence and the threshold, and axe finds nothing', async () => {
    const mounted = await mountBench({ requests }, unsure());
    await shown(mounted, 'chatbot-unanswered-advice >> blockquote');
    const advice = mounted.find('chatbot-unanswered-advice').shadowRoot?.textContent ?? '';
    expect(advice).to.contain(best?.passage);
    expect(advice).to.contain('Confidence 0.42, threshold 0.50');
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
  });

  it('[4.2] opens the document, adds the phrasing to it, and asks again', async () => {
    const mounted = await mountBench({ requests }, unsure());
    const advice = 'chatbot-unanswered-advice >> ';
    const opener = `${advice}chatbot-open-document >> `;
    await shown(mounted, `${opener}.open`);
    mounted.find(`${opener}.open`).click();
    await shown(mounted, `${opener}dialog[open]`);
    expect(mounted.find(`${opener}pre`).textContent).to.equal('All of it.');
    mounted.find<HTMLDialogElement>(`${opener}dialog`).close();
    mounted.find(`${advice}.phrase`).click();
    while (mounted.session.done.length === 0) await settled();
    expect(asked).to.deep.equal([
      `document ${best?.documentId}`,
      `add ${QUESTION} to ${best?.documentId}`,
    ]);
    expect(mounted.session.done).to.deep.equal([`send ${QUESTION}`]);
  });

  it('[4.2] leaves a document to the page that shows it itself, at a hit as well', async () => {
    const mounted = await mountBench({ requests }, unsure());
    const opened: string[] = [];
    mounted.bench.addEventListener('chatbot-test-open-document', (event) => {
      event.preventDefault();
      opened.push(event.documentId);
    });
    for (const place of ['chatbot-unanswered-advice', 'chatbot-hit-list']) {
      const opener = `${place} >> chatbot-open-document >> .open`;
      await shown(mounted, opener);
      mounted.find(opener).click();
    }
    expect(opened).to.deep.equal([best?.documentId, best?.documentId]);
    expect(asked).to.deep.equal([]);
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

  it('[6.1] adds a document that says it, prefilled with the question, and asks again', async () => {
    const mounted = await mountBench({ requests }, unsure());
    const written = 'chatbot-unanswered-advice >> chatbot-new-document >> ';
    await shown(mounted, 'chatbot-unanswered-advice >> .write');
    mounted.find('chatbot-unanswered-advice >> .write').click();
    await shown(mounted, `${written}dialog[open]`);
    expect(mounted.find<HTMLInputElement>(`${written}input`).value).to.equal(QUESTION);
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
    mounted.find<HTMLTextAreaElement>(`${written}textarea`).value = 'Yes, for 60 days.';
    full = true;
    mounted.find(`${written}[type=submit]`).click();
    while (mounted.find(`${written}[role=alert]`).textContent === '') await settled();
    expect(mounted.find(`${written}[role=alert]`).textContent).to.equal('There is no room.');
    expect(mounted.session.done).to.deep.equal([]);

    full = false;
    mounted.find(`${written}[type=submit]`).click();
    while (mounted.session.done.length === 0) await settled();
    expect(asked.at(-1)).to.equal(`add “${QUESTION}”: Yes, for 60 days. for ${QUESTION}`);
    expect(mounted.session.done).to.deep.equal([`send ${QUESTION}`]);
    expect(mounted.findAll('chatbot-unanswered-advice >> chatbot-new-document')).to.have.length(0);
  });

  it('[6.1] shows what came before and after, side by side', async () => {
    const session = new MemorySession().welcome([
      buildUserMessage({ seq: 1, text: QUESTION }),
      buildBotMessage({ seq: 2, text: 'I do not know.', sources: [], debug: buildReplyDebug() }),
      buildUserMessage({ seq: 3, text: QUESTION }),
      buildBotMessage({ seq: 4, text: 'Yes, for 60 days.', debug: buildReplyDebug() }),
    ]);
    const mounted = await mountBench({ requests }, session);
    await shown(mounted, 'chatbot-before-after >> article');
    const sides = mounted.findAll('chatbot-before-after >> article p[dir]');
    const texts = sides.map(({ textContent }) => textContent);
    expect(texts).to.deep.equal(['I do not know.', 'Yes, for 60 days.']);
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
  });
});
