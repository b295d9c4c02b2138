import { Parser } from 'htmlparser2';
import path from 'node:path/posix';
import type { FileRead } from '../file-messages.js';
import { readText } from '../encoding/read-text.js';
import { htmlMarkdown } from '../html/html-markdown.js';
import { unzip } from './zip-bounds.js';

const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';
/** Files of a book that are no text. Drawings are, if they are chapters. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|svg|css|js|otf|ttf|woff2?|mp[34]|m4[av]|ogg|ncx|smil|pls)$/i;
/** Ways to hide fonts, which is no lock. */
const OF_FONTS = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc/;

/** The chapters of a book in the order in which they are read (EPUB 2 and 3). */
export function epubMarkdown(bytes: Uint8Array): FileRead {
  let files = unzip(bytes, (name) => !NO_TEXT.test(name));
  const locks = elementsOf(files, ENCRYPTION).filter(({ name }) => name === 'EncryptionMethod');
  if (locks.some(({ attributes }) => !OF_FONTS.test(attributes.Algorithm ?? ''))) {
    return { type: 'refused', problem: 'document-encrypted', reason: 'The book has a lock.' };
  }
  const root = elementsOf(files, CONTAINER).find(({ name }) => name === 'rootfile');
  const place = root?.attributes['full-path'] ?? '';
  const parts = elementsOf(files, place);
  if (parts.length === 0) throw new Error('The book has no table of its parts.');
  const items = new Map(
    parts
      .filter(
        ({ name, attributes }) => name === 'item' && !/\bnav\b/.test(attributes.properties ?? ''),
      )
      .map(({ attributes }) => [attributes.id, attributes.href ?? '']),
  );
  const names = parts
    .filter(({ name, attributes }) => name === 'itemref' && attributes.linear !== 'no')
    .flatMap(({ attributes }) => items.get(attributes.idref) ?? [])
    .map((href) => path.join(path.dirname(place), decoded(href)));
  const drawings = new Set(
    names.map((name) => name.toLowerCase()).filter((name) => name.endsWith('.svg')),
  );
  if (drawings.size > 0) {
    // The rest of a book's drawings are pictures, and may be large.
    const isChapter = (name: string) => drawings.has(name.replaceAll('\\', '/').toLowerCase());
    files = unzip(bytes, (name) => !NO_TEXT.test(name) || isChapter(name));
  }
  const chapters = names
    .map((name) => files[name])
    .flatMap((file) => (file ? [textOf(file)] : []))
    .map((text) => htmlMarkdown(text, { whole: true, xml: true }).content);
  return {
    type: 'read',
    title: parts.find(({ name }) => name === 'title')?.text.trim() ?? '',
    content: chapters.filter(Boolean).join('\n\n'),
  };
}

interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** All elements of a file of XML, in order, by their names without prefixes. */
function elementsOf(files: Record<string, Uint8Array>, name: string): XmlElement[] {
  const file = files[name];
  if (!file) return [];
  const elements: XmlElement[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) =>
        void elements.push({ name: name.slice(name.indexOf(':') + 1), attributes, text: '' }),
      ontext: (text) => {
        const last = elements.at(-1);
        if (last && last.text.length < 1_000) last.text += text;
      },
    },
    { xmlMode: true },
  );
  parser.end(textOf(file));
  return elements;
}

function textOf(bytes: Uint8Array): string {
  const read = readText(bytes, { hasMeta: true });
  return read.type === 'read' ? read.text : Buffer.from(bytes).toString('utf8');
}

function decoded(href: string): string {
  const [file = ''] = href.split('#', 1);
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
