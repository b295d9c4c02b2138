/**
 * Puts the built widget, its releases and the demo into the server's package, where that serves them
 * from. Part of `prepack`: in the repository it serves them where they are.
 */
import { cpSync, existsSync, rmSync } from 'node:fs';
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
