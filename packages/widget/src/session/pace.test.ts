import { expect } from 'chai';
import { Pace } from './pace.js';

describe('the pace of telling', () => {
  /** Frames come when the test says so. */
  function paced() {
    const frames: (() => void)[] = [];
    let heard: () => void = () => undefined;
    const pace = new Pace(
      () => heard(),
      (run) => frames.push(run),
      () => 0,
    );
    const told = () => new Promise<void>((resolve) => (heard = resolve));
    return { pace, frames, told };
  }

  it('[8.5] tells at once of all that happened together, after some quiet', async () => {
    const { pace, frames, told } = paced();
    const first = told();
    pace.changed(false);
    pace.changed(true);
    await first;
    expect(frames).to.have.length(0);
  });

  it('[8.5] waits for a frame, once for all that happens until then', async () => {
    const { pace, frames, told } = paced();
    const first = told();
    pace.changed(false);
    await first;
    pace.changed(false);
    pace.changed(true);
    pace.changed(false);
    expect(frames).to.have.length(1);
  });

  it('[8.5] asks for no frame while a reply only grows, and tells of it all the same', async () => {
    const { pace, frames, told } = paced();
    const first = told();
    pace.changed(false);
    await first;
    const later = told();
    pace.changed(true);
    pace.changed(true);
    await later;
    expect(frames).to.have.length(0);
  });

  it('[8.5] keeps nothing else waiting for text that flows', async () => {
    const { pace, frames, told } = paced();
    const first = told();
    pace.changed(false);
    await first;
    pace.changed(true);
    pace.changed(false);
    expect(frames).to.have.length(1);
  });
});
