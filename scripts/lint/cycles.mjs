/**
 * Finds files that import each other in a circle, in types too: whoever reads one of them has to
 * read them all. Prints each circle and exits with 1 if there is any.
 *
 * The circles are the strongly connected components of the graph of imports: Tarjan, "Depth-first
 * search and linear graph algorithms" (1972).
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import typescript from 'typescript';
import { inRoot, root } from '../setup/root.mjs';
import { filesIn } from '../setup/stamp.mjs';

const FOLDERS = ['packages', 'examples', 'e2e', 'benchmarks', 'scripts'];
const SHARED = '@chatbot-test/shared/';

const files = FOLDERS.flatMap((folder) => filesIn(folder)).filter((file) =>
  /\.(ts|tsx|mjs)$/.test(file),
);
const imports = new Map(files.map((file) => [inRoot(file), importsOf(inRoot(file))]));
const circles = stronglyConnected(imports).filter((group) => group.length > 1);
for (const group of circles) {
  console.error(
    `These import each other:\n${group.map((file) => `  ${relative(root, file)}`).join('\n')}`,
  );
}
console.log(`${files.length} files, ${circles.length} circles`);
process.exitCode = circles.length > 0 ? 1 : 0;

function importsOf(file) {
  const { importedFiles } = typescript.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => pathOf(fileName, file) ?? []);
}

/** @returns the source that an import names; undefined if it is not of this repository */
function pathOf(name, file) {
  const path = name.startsWith('.')
    ? join(dirname(file), name)
    : name.startsWith(SHARED) && inRoot('packages/shared/src', name.slice(SHARED.length));
  if (!path) return undefined;
  return [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx'), path].find(existsSync);
}

function stronglyConnected(graph) {
  const found = [];
  const stack = [];
  const order = new Map();
  const lowest = new Map();
  const visit = (node) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node), lowest.get(next)));
    }
    if (lowest.get(node) === order.get(node)) found.push(stack.splice(stack.indexOf(node)));
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}
