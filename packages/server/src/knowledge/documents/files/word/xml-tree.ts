import { Parser } from 'htmlparser2';

/** An element of XML: names have the prefixes that `PREFIXES` gives their namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Elements inside each other above which a file is refused: nobody writes so many. */
const DEEPEST = 400;

/** Namespaces of Word documents by their usual prefixes, the transitional ones first. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  w: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  r: [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  m: [
    'http://schemas.openxmlformats.org/officeDocument/2006/math',
    'http://purl.oclc.org/ooxml/officeDocument/math',
  ],
  a: [
    'http://schemas.openxmlformats.org/drawingml/2006/main',
    'http://purl.oclc.org/ooxml/drawingml/main',
  ],
  dgm: [
    'http://schemas.openxmlformats.org/drawingml/2006/diagram',
    'http://purl.oclc.org/ooxml/drawingml/diagram',
  ],
  c: [
    'http://schemas.openxmlformats.org/drawingml/2006/chart',
    'http://purl.oclc.org/ooxml/drawingml/chart',
  ],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  v: ['urn:schemas-microsoft-com:vml'],
};
const PREFIX_OF = new Map(
  Object.entries(PREFIXES).flatMap(([prefix, uris]) => uris.map((uri) => [uri, prefix] as const)),
);

/** Namespaces, and when a part was written: of large documents that is most of it. */
const UNUSED = /^(?:xmlns|w:rsid|w14:|wp14:)/;

/** @throws Error where it has no element, or they are inside each other without end */
export function parseTree(bytes: Uint8Array): XmlElement {
  interface Open {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: XmlNode[];
  }
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  const prefixes = new Map<string, string>();
  const named = (name: string) => {
    const [prefix = '', local] = name.includes(':') ? name.split(':', 2) : ['', name];
    const known = prefixes.get(prefix) ?? prefix;
    return known === '' ? (local ?? '') : `${known}:${local ?? ''}`;
  };
  const parser = new Parser(
    {
      onopentag(name, given) {
        if (open.length > DEEPEST)
          throw new Error('Its elements are inside each other without end.');
        for (const [key, uri] of Object.entries(given)) {
          const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : null;
          const known = prefix === null ? undefined : PREFIX_OF.get(uri);
          if (prefix !== null && known !== undefined) prefixes.set(prefix, known);
        }
        const attributes = Object.fromEntries(
          Object.entries(given).flatMap(([key, value]) =>
            UNUSED.test(key) ? [] : [[key.includes(':') ? named(key) : key, value]],
          ),
        );
        const element = { name: named(name), attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => void open.at(-1)?.children.push(text),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  );
  const [first] = elementsIn(root);
  if (!first) throw new Error('It has no element.');
  return first;
}

/** Writes a tree whose names have prefixes of `PREFIXES`; elements with others are left out. */
export function treeText(root: XmlElement): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  const spaces = Object.entries(PREFIXES)
    .map(([prefix, [uri = '']]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
  const isKnown = (name: string) =>
    name.split(':', 1)[0] !== name && (name.split(':', 1)[0] ?? '') in PREFIXES;
  const write = (node: XmlNode, more = '') => {
    if (typeof node === 'string') return void out.push(escaped(node));
    if (!isKnown(node.name)) return;
    const attributes = Object.entries(node.attributes)
      .filter(([key]) => !key.includes(':') || isKnown(key) || key === 'xml:space')
      .map(([key, value]) => ` ${key}="${escaped(value)}"`)
      .join('');
    out.push(`<${node.name}${more}${attributes}>`);
    for (const child of node.children) write(child);
    out.push(`</${node.name}>`);
  };
  write(root, spaces);
  return out.join('');
}

const SIGNS: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
};
const escaped = (text: string) => text.replace(/[<>&"]/g, (sign) => SIGNS[sign] ?? sign);

export const elementsIn = ({ children }: { readonly children: readonly XmlNode[] }): XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== 'string');

/** The first child of a name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && elementsIn(element).find((each) => each.name === name);

/** All elements of a name within another, in order; none inside one that is found. */
export function within(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap((each) => (each.name === name ? [each] : within(each, name)));
}

/** Text of all elements of a name within another. */
export const textIn = (element: XmlElement, name = 'w:t'): string =>
  within(element, name)
    .flatMap(({ children }) => children.filter((each) => typeof each === 'string'))
    .join('');
