/** Writes packages/widget/custom-elements.json, which editors and frameworks read of the elements. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WIDGET = 'packages/widget';

/** The manifest as text, made of the elements' own comments. */
export async function manifestText() {
  const { modules } = await cli({
    argv: [
      'analyze',
      '--globs',
      `${WIDGET}/src/elements/*/chatbot-{widget,test,sessions}.ts`,
      '--quiet',
    ],
    cwd: ROOT,
    noWrite: true,
  });
  const declarations = modules
    .flatMap((module) => module.declarations)
    .filter(({ customElement }) => customElement)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  const path = 'dist/chatbot.js';
  const exports = declarations.map(({ tagName, name }) => ({
    kind: 'custom-element-definition',
    name: tagName,
    declaration: { name, module: path },
  }));
  const manifest = {
    schemaVersion: '1.0.0',
    readme: '',
    modules: [
      { kind: 'javascript-module', path, declarations: declarations.map(published), exports },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * Keeps what a page may use: the documented members. The reader of sources finds others as well.
 */
function published({ members, events, ...declaration }) {
  const isPublic = ({ description, privacy }) => description && !privacy;
  return {
    ...declaration,
    members: members.filter(isPublic),
    events: events.filter(isPublic),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${ROOT}${WIDGET}/custom-elements.json`, await manifestText());
}
