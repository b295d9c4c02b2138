import type { ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { NO_REQUESTS } from '../testing/no-requests.js';
import type { Requests } from '../tested/requests.js';
import { ReplyDetailsView } from './reply-details.js';

const DETAILS: ReplyDetails = {
  prompt: [
    { role: 'system', content: 'Answer from the passages.' },
    { role: 'user', content: '<b>How long?</b>' },
  ],
  exchanges: [
    {
      request: {
        method: 'POST',
        url: 'https://api.example.com/v1/chat',
        headers: { authorization: '…' },
        body: '{"stream":true}',
        truncated: false,
      },
      response: null,
    },
  ],
};

function requests(details: () => Promise<ReplyDetails>): Requests {
  return { ...NO_REQUESTS, details };
}

async function mount(properties: Partial<ReplyDetailsView>): Promise<ReplyDetailsView> {
  const view = new ReplyDetailsView();
  Object.assign(view, { sessionId: 's', replyId: 'r', ...properties });
  document.body.append(view);
  await view.updateComplete;
  // What was asked for comes a moment later.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await view.updateComplete;
  return view;
}

const all = (view: Element, selector: string): string[] =>
  [...(view.shadowRoot?.querySelectorAll(selector) ?? [])].map(
    ({ textContent }) => textContent?.trim() ?? '',
  );

describe('<chatbot-reply-details>', () => {
  afterEach(() => document.querySelectorAll('chatbot-reply-details').forEach((it) => it.remove()));

  it('[4.3] shows each message of the prompt as text, with a button to copy it', async () => {
    const view = await mount({ requests: requests(() => Promise.resolve(DETAILS)) });
    expect(all(view, 'h4')).to.deep.equal(['system', 'user']);
    expect(all(view, 'pre')).to.deep.equal(['Answer from the passages.', '<b>How long?</b>']);
    const buttons = view.shadowRoot?.querySelectorAll('chatbot-copy-button') ?? [];
    expect([...buttons].map(({ text }) => text)).to.deep.equal(all(view, 'pre'));
    expect(await axeViolations(view)).to.deep.equal([]);
  });

  it('[4.3] shows requests and answers as they were on the wire, and asks once for both tabs', async () => {
    let asked = 0;
    const view = await mount({
      what: 'raw',
      requests: requests(() => Promise.resolve((asked++, DETAILS))),
    });
    expect(all(view, 'pre')).to.deep.equal([
      'POST https://api.example.com/v1/chat\nauthorization: …\n\n{"stream":true}',
    ]);
    expect(all(view, 'p')).to.deep.equal(['There was no response.']);
    view.what = 'prompt';
    await view.updateComplete;
    expect(all(view, 'pre').length).to.equal(2);
    expect(asked).to.equal(1);
  });

  it('[4.3] says where there is neither', async () => {
    const none = () => Promise.resolve({ prompt: null, exchanges: [] });
    const view = await mount({ requests: requests(none) });
    expect(all(view, 'p')[0]).to.match(/^This reply has no prompt/);
    view.what = 'raw';
    await view.updateComplete;
    expect(all(view, 'p')[0]).to.match(/^The server sent no request/);
  });

  it('[4.3] shows thoughts folded, as text, also where there is no prompt', async () => {
    const thoughts = '<b>Hm.</b>';
    for (const messages of [DETAILS.prompt, null]) {
      const details = { ...DETAILS, prompt: messages, thoughts };
      const view = await mount({ requests: requests(() => Promise.resolve(details)) });
      const folded = view.shadowRoot?.querySelector('details');
      expect(folded?.open).to.equal(false);
      expect(all(view, 'details pre')).to.deep.equal([thoughts]);
      folded?.querySelector('summary')?.click();
      expect(folded?.open).to.equal(true);
      expect(await axeViolations(view)).to.deep.equal([]);
      view.remove();
    }
  });

  it('[4.4] says why it cannot, and tries again', async () => {
    let fails = true;
    const details = () =>
      fails ? Promise.reject(new Error('The server is away.')) : Promise.resolve(DETAILS);
    const view = await mount({ requests: requests(details) });
    expect(all(view, '.notice')[0]).to.include('The server is away.');
    fails = false;
    view.shadowRoot?.querySelector<HTMLElement>('.notice button')?.click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await view.updateComplete;
    expect(all(view, 'pre').length).to.equal(2);
  });
});
