import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { provision, provisionHeadlessShell } from './provision.mjs';

const asRoot = { debian: true, root: true, terminal: false };

/** Only these programs are found: a package manager that notes that it was called. */
function bareMachine(t: Test): { readonly called: () => boolean } {
  const folder = t.testdir();
  const calls = join(folder, 'calls');
  const manager = join(folder, 'apt-get');
  writeFileSync(manager, `#!/bin/sh\necho "$@" >>"${calls}"\n`);
  chmodSync(manager, 0o755);
  symlinkSync('/bin/sh', join(folder, 'sh'));
  const before = { ...process.env };
  process.env['PATH'] = folder;
  delete process.env['REDIS_SERVER_PATH'];
  delete process.env['CHATBOT_TEST_INSTALL'];
  t.teardown(() => Object.assign(process.env, before));
  return { called: () => existsSync(calls) };
}

t.test('no package is installed unasked where nobody can be asked', async (t) => {
  const machine = bareMachine(t);
  const [missing] = await provision(['redis'], asRoot);
  t.equal(missing?.what, 'redis');
  t.match(missing?.reason, /apt-get install .*redis-server.*CHATBOT_TEST_INSTALL=1 npm test/);
  t.equal(machine.called(), false);
});

t.test('packages are installed where that was allowed beforehand', async (t) => {
  const machine = bareMachine(t);
  process.env['CHATBOT_TEST_INSTALL'] = '1';
  t.teardown(() => delete process.env['CHATBOT_TEST_INSTALL']);
  const [missing] = await provision(['redis'], asRoot);
  t.equal(machine.called(), true);
  t.match(missing?.reason, 'were installed, but hold none');
});

t.test('who may not install is told what an administrator has to run', async (t) => {
  const machine = bareMachine(t);
  const [missing] = await provision(['redis'], { ...asRoot, root: false });
  t.match(missing?.reason, 'only root may install it: apt-get update');
  t.equal(machine.called(), false);
});

t.test(
  'the headless shell of Chromium is installed where that was allowed beforehand',
  async (t) => {
    const machine = bareMachine(t);
    await provisionHeadlessShell(asRoot, false);
    t.equal(machine.called(), false);
    process.env['CHATBOT_TEST_INSTALL'] = '1';
    t.teardown(() => delete process.env['CHATBOT_TEST_INSTALL']);
    await provisionHeadlessShell(asRoot, false);
    t.equal(machine.called(), true);
  },
);
