import { mock } from 'node:test';
import t from 'tap';
import { SilenceTimer } from './silence-timer.js';

await t.test('[4.5] a silence is told of once, within an eighth of its length', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.teardown(() => mock.timers.reset());
  let told = 0;
  const silence = new SilenceTimer(800, () => (told += 1));
  const pass = (ms: number) => {
    // Timers that set others are late by all of a longer step.
    for (let passed = 0; passed < ms; passed += 10) mock.timers.tick(10);
  };
  for (let heard = 0; heard < 5; heard++) {
    pass(790);
    t.equal(told, 0, 'what is heard of is not silent');
    silence.heard();
  }
  pass(790);
  t.equal(told, 0);
  pass(110);
  t.equal(told, 1);
  pass(5_000);
  t.equal(told, 1);
  t.end();
});
