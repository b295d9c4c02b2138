import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of the server's package: as far from `dist` as from `src`. */
const SERVER = fileURLToPath(new URL('../../', import.meta.url));

/** The built widget: in the repository where that is built, in the package a copy of it. */
export const WIDGET = folder(join(SERVER, '..', 'widget', 'dist'), 'widget');
/** The widget's releases before, one folder each. */
export const RELEASES = folder(join(SERVER, '..', 'widget', 'releases'), 'releases');
/** The typed client as one file, for the demo. */
export const CLIENT = folder(join(SERVER, '..', 'client', 'dist'), 'client');
export const DEMO = folder(join(SERVER, '..', '..', 'examples', 'demo'), 'demo');

function folder(inRepository: string, inPackage: string): string {
  const packed = join(SERVER, 'public', inPackage);
  return existsSync(packed) && !existsSync(inRepository) ? packed : inRepository;
}
