/**
 * Lets Node 20 run the workspace's TypeScript: `node --import ./scripts/typescript/register.mjs x.ts`.
 * tap's own loader starts the TypeScript compiler in every test process; this one asks esbuild, once
 * per version of a file. Workers inherit it, as they inherit the `--import`.
 */
import { register } from 'node:module';
import { makeModel } from '../model/make-model.mjs';

// Sources run without a build, which makes it otherwise.
await makeModel();
register('./hooks.mjs', import.meta.url);

// Below Node 22, tap's TypeScript plugin switches its loader on again for the workers and child
// processes of a test, whatever .taprc says. It does so once: let it, then put the switch back.
const tapsLoader = process.execArgv.find((arg) =>
  arg.endsWith('/@tapjs/typescript/dist/esm/import.mjs'),
);
if (tapsLoader && process.env.TAP_TYPE_STRIP_ONLY === '1') {
  const { plugin } = await import(new URL('./index.js', tapsLoader.slice('--import='.length)));
  plugin();
  process.env.TAP_TYPE_STRIP_ONLY = '1';
}
