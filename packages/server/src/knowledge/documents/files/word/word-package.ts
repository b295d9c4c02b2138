import { strToU8, zipSync } from 'fflate';
import path from 'node:path/posix';
import { unzip } from '../archives/zip-bounds.js';
import { chunkHtml } from './chunk-html.js';
import { CLEAN_LISTS, cleanWord, runOf, type LeftOut, type WordContext } from './clean-word.js';
import { ListDefinitions } from './list-numbers.js';
import { WordStyles } from './word-styles.js';
import {
  child,
  elementsIn,
  parseTree,
  textIn,
  treeText,
  within,
  type XmlElement,
} from './xml-tree.js';

export interface CleanPackage {
  /** A Word document with the text alone. */
  readonly bytes: Uint8Array;
  readonly leftOut: LeftOut;
  readonly comments: number;
  /** Imported files, as HTML or Word documents themselves; their places are marked with `CHUNK`. */
  readonly chunks: readonly (string | Uint8Array)[];
}

/** Parts that have no text. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|bmp|tiff?|[ew]mf|svg|wdp|webp|bin|vml|(?:od)?ttf|otf|mp[34]|wav)$|(?:^|\/)embeddings\//i;
/** Imported files that are read. */
const MOST_CHUNKS = 100;

/**
 * Rewrites a Word document so that mammoth finds in it what a reader sees. What stands at the top and the bottom of
 * each page follows the text, once.
 *
 * @throws Error where it is none
 */
export function cleanPackage(given: Uint8Array): CleanPackage {
  const files = unzip(given, (name) => !NO_TEXT.test(name));
  const main =
    relationsOf(files, '').find(({ type }) => type.endsWith('/officeDocument'))?.target ??
    'word/document.xml';
  const document = files[main];
  if (!document) throw new Error('It has no text.');
  const relations = relationsOf(files, main);
  const ofType = (type: string) => relations.filter((each) => each.type.endsWith(`/${type}`));
  const treeOf = (name: string | undefined) => {
    const file = name === undefined ? undefined : files[name];
    return file && parseTree(file);
  };
  const leftOut = { hidden: 0, characters: 0, deletions: 0, changes: 0, embedded: 0 };
  const styles = new WordStyles(treeOf(ofType('styles')[0]?.target));
  const numbering = ofType('numbering')[0]?.target;
  const chunks: (string | Uint8Array)[] = [];
  const context: WordContext = {
    leftOut,
    lists: new ListDefinitions(treeOf(numbering), styles),
    chunkAt: (id) => {
      const file = files[relations.find((each) => each.id === id)?.target ?? ''];
      const isWord = file?.[0] === 0x50 && file[1] === 0x4b;
      const chunk = file && chunks.length < MOST_CHUNKS ? (isWord ? file : chunkHtml(file)) : null;
      return chunk === null ? null : chunks.push(chunk) - 1;
    },
    partOf: (id) => treeOf(relations.find((each) => each.id === id)?.target),
  };
  const tree = parseTree(document);
  const shown = new Set(
    ['w:headerReference', 'w:footerReference'].flatMap((name) =>
      within(tree, name).map(({ attributes }) => attributes['r:id']),
    ),
  );
  const margins = relations
    .filter(({ id, type }) => shown.has(id) && /\/(?:header|footer)$/.test(type))
    .flatMap(({ target }) => marginTexts(treeOf(target), context));
  files[main] = strToU8(treeText(withMargins(cleanWord(tree, context), [...new Set(margins)])));
  for (const { target } of [...ofType('footnotes'), ...ofType('endnotes')]) {
    const notes = treeOf(target);
    if (notes) files[target] = strToU8(treeText(cleanWord(notes, context)));
  }
  if (numbering !== undefined && files[numbering])
    files[numbering] = strToU8(treeText(CLEAN_LISTS));
  for (const name of Object.keys(files)) if (!/\.(?:xml|rels)$/i.test(name)) delete files[name];
  const comments = treeOf(ofType('comments')[0]?.target);
  return {
    bytes: zipSync(files, { level: 0 }),
    leftOut,
    chunks,
    comments: comments ? within(comments, 'w:comment').length : 0,
  };
}

/** Numbers of pages, with what is written around them. */
const OF_PAGES = /^(?:pages?|seiten?|páginas?|pagina|of|von|sur|de|di|van|\P{L})*$/iu;

/** Texts of a header or footer; not those that only number the pages. */
function marginTexts(part: XmlElement | undefined, context: WordContext): string[] {
  if (!part) return [];
  return within(cleanWord(part, context), 'w:p')
    .map((paragraph) => textIn(paragraph).replace(/\s+/g, ' ').trim())
    .filter((text) => /\p{L}/u.test(text) && !OF_PAGES.test(text.replaceAll(' ', '')));
}

function withMargins(root: XmlElement, texts: readonly string[]): XmlElement {
  const body = child(root, 'w:body');
  if (!body || texts.length === 0) return root;
  const paragraphs = texts.map((text) => ({
    name: 'w:p',
    attributes: {},
    children: [runOf(text)],
  }));
  const whole = { ...body, children: [...body.children, ...paragraphs] };
  return { ...root, children: elementsIn(root).map((each) => (each === body ? whole : each)) };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function relationsOf(files: Readonly<Record<string, Uint8Array>>, part: string): Relation[] {
  const folder = path.dirname(part);
  const file = files[path.join(folder, '_rels', `${path.basename(part)}.rels`)];
  if (!file) return [];
  return elementsIn(parseTree(file)).map(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
    return {
      id,
      type,
      target: target.startsWith('/') ? target.slice(1) : path.join(folder, target),
    };
  });
}
