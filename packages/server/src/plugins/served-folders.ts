import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../package-folder.js';

/** The built widget: in the repository where that is built, in the package a copy of it. */
export const WIDGET = folder(join(PACKAGE_FOLDER, '..', 'widget', 'dist'), 'widget');
/** The widget's releases before, one folder each. */
export const RELEASES = folder(join(PACKAGE_FOLDER, '..', 'widget', 'releases'), 'releases');
/** The typed client as one file, for the demo. */
export const CLIENT = folder(join(PACKAGE_FOLDER, '..', 'client', 'dist'), 'client');
export const DEMO = folder(join(PACKAGE_FOLDER, '..', '..', 'examples', 'demo'), 'demo');

function folder(inRepository: string, inPackage: string): string {
  const packed = join(PACKAGE_FOLDER, 'public', inPackage);
  return existsSync(packed) && !existsSync(inRepository) ? packed : inRepository;
}
