import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { mountBench, removeBenches, settled } from '../testing/mount-bench.js';
import { NOBODY, visitorOf, type PlayedVisitor } from './played-visitor.js';
import type { VisitorPlayEvent } from './visitor-dialog.js';

describe('the visitor that is played', () => {
  afterEach(() => removeBenches());

  it('[3.1] is set in the bench, and told when the next session begins', async () => {
    const { find, findAll, bench } = await mountBench();
    const played: PlayedVisitor[] = [];
    bench.addEventListener('bench-visitor', (event) => {
      played.push((event as VisitorPlayEvent).visitor);
    });
    find('.looks').click();
    find('.visitor').click();
    while (findAll('chatbot-visitor-dialog >> dialog[open]').length === 0) await settled();
    expect(await axeViolations(bench)).to.deep.equal([]);
    const write = (name: string, value: string): void => {
      find<HTMLInputElement>(`chatbot-visitor-dialog >> [name=${name}]`).value = value;
    };
    write('name', 'Anna');
    write('pageUrl', 'https://shop.example.com/cart');
    write('timeZone', 'Europe/Berlin');
    write('inputs', 'plan pro');
    const start = find('chatbot-visitor-dialog >> [type=submit]');
    start.click();
    await settled();
    expect(played).to.deep.equal([]);
    expect(find('chatbot-visitor-dialog >> .problem').textContent).to.contain('“plan pro”');
    expect(await axeViolations(bench)).to.deep.equal([]);
    write('inputs', 'plan=pro\nseats = 4');
    start.click();
    await settled();
    expect(findAll('chatbot-visitor-dialog >> dialog[open]')).to.have.length(0);
    expect(played.map(visitorOf)).to.deep.equal([
      {
        name: 'Anna',
        pageUrl: 'https://shop.example.com/cart',
        inputs: { plan: 'pro', seats: '4', timeZone: 'Europe/Berlin' },
      },
    ]);
    expect(visitorOf(NOBODY)).to.deep.equal({});
  });
});
