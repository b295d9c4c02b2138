import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DocumentContent } from '../knowledge/documents/knowledge-repository.js';
import { PACKAGE_FOLDER } from '../package-folder.js';
import { errnoOf } from '../start-error.js';

/** The repository, where the package lies in it. */
const ROOT = join(PACKAGE_FOLDER, '..', '..');

/** A list of tests: it has words of everything, and answers nothing. */
const LEFT_OUT: ReadonlySet<string> = new Set([join('docs', 'requirements.md')]);

/**
 * README.md and what is Markdown under docs/, by path: the demo's answers to "how do I use this?".
 * Empty where the server runs without the repository around it.
 */
export async function readProjectDocs(root = ROOT): Promise<DocumentContent[]> {
  const folder = await namesIn(join(root, 'docs'));
  const paths = ['README.md', ...folder.map((name) => join('docs', name))].filter(
    (path) => path.endsWith('.md') && !LEFT_OUT.has(path),
  );
  const files = await Promise.all(paths.sort().map((path) => readDocument(root, path)));
  return files.filter((file) => file !== null);
}

async function readDocument(root: string, path: string): Promise<DocumentContent | null> {
  let file: string;
  try {
    file = await readFile(join(root, path), 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
  const [, heading = path, rest = file] = /^# (.+)\n([\s\S]*)$/.exec(file) ?? [];
  const slug = path.split(sep).join('-').replace(/\.md$/, '').toLowerCase();
  return {
    title: path === 'README.md' ? `About ${heading}` : heading,
    slug,
    sourceUrl: null,
    language: 'en',
    content: readable(rest),
  };
}

/** Removes what is only for renderers and editors: pictures and comments. */
function readable(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^!\[[^\]\n]*\]\([^)\n]*\)$/gm, '')
    .trim();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
