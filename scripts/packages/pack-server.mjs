/**
 * Puts the built widget, its releases and the demo into the server's package, where that serves them
 * from, and leaves there no other model than its own. Part of `prepack`: in the repository it serves them
 * where they are.
 */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeModel } from '../model/make-model.mjs';
import { inRoot } from '../setup/root.mjs';

const target = inRoot('packages/server/public');
rmSync(target, { recursive: true, force: true });
for (const [from, to] of [
  ['packages/widget/dist', 'widget'],
  ['packages/widget/releases', 'releases'],
  ['packages/client/dist', 'client'],
  ['examples/demo', 'demo'],
]) {
  if (!existsSync(inRoot(from))) continue;
  cpSync(inRoot(from), `${target}/${to}`, {
    recursive: true,
    filter: (file) => !/\.map$|tsconfig\.json$|\.d\.ts$/.test(file),
  });
}

const model = await makeModel();
for (const name of readdirSync(dirname(model))) {
  if (name !== basename(model)) rmSync(join(dirname(model), name), { recursive: true });
}
