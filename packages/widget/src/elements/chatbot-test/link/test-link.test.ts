import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { buildSessionInfo } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import type { Socket } from '../../../session/link/socket.js';
import { TestLink } from './test-link.js';

type Frame = Record<string, unknown>;
type Listener = (event: { data: unknown }) => void;

/** A socket's far end: what arrives there, and what it says. */
class FarEnd implements Socket {
  readyState = 1;
  readonly got: Frame[] = [];
  #tell: Listener = () => undefined;

  send(data: string): void {
    this.got.push(JSON.parse(data) as Frame);
  }

  close(): void {
    this.readyState = 3;
  }

  addEventListener(type: string, listener: unknown): void {
    if (type === 'message') this.#tell = listener as Listener;
  }

  say(frame: Frame): void {
    this.#tell({ data: JSON.stringify(frame) });
  }

  welcome(id = 'session-1'): void {
    this.say({ type: 'welcome', session: buildSessionInfo({ id }) });
  }
}

function open(link: TestLink): { end: FarEnd; socket: Socket; heard: string[] } {
  const end = new FarEnd();
  const socket = link.wrap(end);
  const heard: string[] = [];
  socket.addEventListener('message', ({ data }) => heard.push(String(data)));
  return { end, socket, heard };
}

describe('the link of a test session', () => {
  let changed = 0;
  let problems: Problem[] = [];
  const make = () =>
    new TestLink({ onChange: () => (changed += 1), onProblem: (one) => problems.push(one) });

  beforeEach(() => {
    changed = 0;
    problems = [];
  });

  it('[2.4] tells unsaved values after each welcome, and before the message that they answer', () => {
    const link = make();
    link.setChanges({ name: 'A' });
    const { end, socket } = open(link);
    end.welcome();
    expect(end.got).to.deep.equal([{ type: 'preview', changes: { name: 'A' } }]);
    link.setChanges({ name: 'B' });
    expect(end.got.length, 'what is typed settles first').to.equal(1);
    socket.send('{"type":"send","cid":"c","text":"x"}');
    expect(end.got.slice(1).map(({ type }) => type)).to.deep.equal(['preview', 'send']);
    const again = open(link);
    again.end.welcome();
    expect(again.end.got).to.deep.equal([{ type: 'preview', changes: { name: 'B' } }]);
    link.close();
  });

  it('[2.4] says nothing where there is nothing unsaved', () => {
    const { end, socket } = open(make());
    end.welcome();
    socket.send('{"type":"send","cid":"c","text":"x"}');
    expect(end.got.map(({ type }) => type)).to.deep.equal(['send']);
  });

  it('[2.4] shows the fingerprint that the server names', () => {
    const link = make();
    const { end, heard } = open(link);
    end.welcome();
    end.say({ type: 'overrides', simulation: 'none', preview: 'a41f9c0' });
    expect(link.preview).to.equal('a41f9c0');
    expect(heard.length, 'the session hears everything as well').to.equal(2);
    expect(changed).to.be.greaterThan(0);
  });

  it('[2.4] values that no frame can hold are told as a problem', () => {
    const link = make();
    link.setChanges({ name: 'x'.repeat(70_000) });
    const { end } = open(link);
    end.welcome();
    expect(end.got).to.deep.equal([]);
    expect(problems.map(({ code }) => code)).to.deep.equal(['frame-too-large']);
  });

  it('[3.5] what the server plays counts once it says so, and one that another page plays shows', () => {
    const link = make();
    const { end, socket } = open(link);
    end.welcome();
    link.simulate('service-error');
    expect(end.got).to.deep.equal([{ type: 'simulate', simulation: 'service-error' }]);
    expect(link.simulation).to.equal('none');
    end.say({ type: 'overrides', simulation: 'service-error', preview: '' });
    expect(link.simulation).to.equal('service-error');
    link.simulate('none');
    expect(end.got.at(-1)).to.deep.equal({ type: 'simulate', simulation: 'none' });
    end.say({ type: 'overrides', simulation: 'empty-knowledge', preview: '' });
    expect(link.simulation).to.equal('empty-knowledge');
    socket.send('{"type":"send","cid":"c","text":"x"}');
    expect(end.got.filter(({ type }) => type === 'simulate').length, 'and is left alone').to.equal(
      2,
    );
  });

  it('[3.5] a slow network keeps the order, also when it ends', async () => {
    const link = make();
    const { end, socket } = open(link);
    end.welcome();
    link.simulate('slow');
    const start = performance.now();
    socket.send('{"type":"stop","replyId":"1"}');
    link.simulate('none');
    socket.send('{"type":"stop","replyId":"2"}');
    expect(end.got).to.deep.equal([]);
    while (end.got.length < 2) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(performance.now() - start).to.be.greaterThan(700);
    expect(end.got.map(({ replyId }) => replyId)).to.deep.equal(['1', '2']);
  });

  it('[3.5] ending a simulated expiry opens the same session, where a new one would be made', () => {
    const link = make();
    const first = open(link);
    first.end.welcome('session-1');
    link.simulate('session-expired');
    link.simulate('none');
    const { end, socket } = open(link);
    socket.send('{"type":"hello","token":"t","fresh":true}');
    expect(end.got).to.deep.equal([{ type: 'hello', token: 't', sessionId: 'session-1' }]);
    socket.send('{"type":"hello","token":"t","fresh":true}');
    expect(end.got.at(-1), 'once').to.have.property('fresh');
  });

  it('[3.5] a simulated expiry that another page has begun ends with the same session, too', () => {
    const link = make();
    const first = open(link);
    first.end.welcome('session-1');
    first.end.say({ type: 'overrides', simulation: 'session-expired', preview: '' });
    expect(link.simulation).to.equal('session-expired');
    link.simulate('none');
    const { end, socket } = open(link);
    socket.send('{"type":"hello","token":"t","fresh":true}');
    expect(end.got).to.deep.equal([{ type: 'hello', token: 't', sessionId: 'session-1' }]);
  });

  it('[3.5] whoever goes on in another session has ended the simulated expiry', () => {
    const link = make();
    open(link).end.welcome('session-1');
    link.simulate('session-expired');
    const { end } = open(link);
    end.welcome('session-2');
    expect(end.got).to.deep.equal([]);
    expect(link.simulation).to.equal('none');
  });
});
