import { expect } from 'chai';
import { EventStream } from './event-stream.js';

describe('a stream of server-sent events', () => {
  const text =
    'data: {"type":"pong"}\n\n:\n\nevent: close\ndata: {"code":4001}\n\ndata: a\ndata: b\n\n';
  const events = [
    { type: 'message', data: '{"type":"pong"}' },
    { type: 'message', data: '' },
    { type: 'close', data: '{"code":4001}' },
    { type: 'message', data: 'a\nb' },
  ];

  it('[1.3] is read the same wherever the network cuts it, with any line ends', () => {
    for (const whole of [text, text.replaceAll('\n', '\r\n')]) {
      for (let cut = 0; cut <= whole.length; cut += 1) {
        const stream = new EventStream();
        const read = [...stream.push(whole.slice(0, cut)), ...stream.push(whole.slice(cut))];
        expect(read, `cut at ${cut}`).to.deep.equal(events);
      }
    }
  });

  it('[1.3] gives nothing of an event that is not complete', () => {
    const stream = new EventStream();
    expect(stream.push('data: {"ty')).to.deep.equal([]);
    expect(stream.push('pe":"pong"}\n')).to.deep.equal([]);
    expect(stream.push('\n')).to.deep.equal([events[0]]);
  });
});
