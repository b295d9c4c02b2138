import { Parser } from 'htmlparser2';
import path from 'node:path/posix';
import { unzip } from '../archives/zip-bounds.js';
import { formatCode, formatted } from './number-format.js';

/** A sheet of a workbook, with what people see in its cells. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows in order; those without cells are left out. */
  readonly rows: readonly SheetRow[];
  /** Cells that are one: places of the first and the last. */
  readonly merged: readonly Merged[];
  /** Columns that are hidden, from 0. */
  readonly hiddenColumns: ReadonlySet<number>;
  readonly formulas: number;
  /** Formulas of which the file has no result. */
  readonly formulasWithoutValue: number;
  /** Notes and comments at cells. */
  readonly comments: number;
  /** Texts of boxes that lie upon the cells, in order. */
  readonly boxes: readonly TextBox[];
  readonly charts: number;
}

export interface TextBox {
  /** Row at which it begins, from 0. */
  readonly top: number;
  readonly text: string;
}

export interface SheetRow {
  /** Place in the sheet, from 0. */
  readonly index: number;
  readonly isHidden: boolean;
  readonly cells: string[];
}

export interface Merged {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Columns that a sheet can have (ECMA-376, part 1, 18.3.1.13). */
const MOST_COLUMNS = 16_384;

type Files = Readonly<Record<string, Uint8Array>>;
type Attributes = Readonly<Record<string, string>>;
interface Book {
  readonly strings: readonly string[];
  /** Format of each style of cells. */
  readonly formats: readonly string[];
  readonly is1904: boolean;
}

/**
 * Reads the sheets of an Office Open XML workbook (ECMA-376, part 1, 18). Of a formula its result is read, which
 * whoever saved the file has stored.
 *
 * @throws Error where it is none
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const files = unzip(bytes, (name) => /\.(xml|rels)$/i.test(name));
  const place = relationsOf(files, '').find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const main = place !== undefined && files[place] ? place : 'xl/workbook.xml';
  if (!files[main]) throw new Error('It has no workbook.');
  const relations = relationsOf(files, main);
  const targetOf = (type: string) =>
    relations.find((each) => each.type.endsWith(type))?.target ?? '';
  let is1904 = false;
  const found: { name: string; isHidden: boolean; target: string }[] = [];
  parseXml(files[main], {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = relations.find((each) => each.id === id);
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      found.push({ name: attributes['name'] ?? '', isHidden, target: relation?.target ?? '' });
    },
  });
  const book: Book = {
    strings: stringsOf(files[targetOf('/sharedStrings')]),
    formats: formatsOf(files[targetOf('/styles')]),
    is1904,
  };
  return found.flatMap(({ name, isHidden, target }) => {
    const file = files[target];
    if (!file) return [];
    const own = relationsOf(files, target);
    const links = new Map(own.flatMap(({ id, address }) => (address ? [[id, address]] : [])));
    const comments = own.flatMap(({ type, target }) =>
      /\/(?:comments|threadedComment)$/.test(type) ? [commentsIn(files[target])] : [],
    );
    const drawings = own.filter(({ type }) => type.endsWith('/drawing'));
    return [
      {
        ...{ name, isHidden, ...sheetOf(file, book, links) },
        // Newer programs keep each of a thread as a note as well.
        comments: Math.max(0, ...comments),
        boxes: drawings.flatMap((each) => boxesIn(files[each.target])),
        charts: drawings
          .flatMap((each) => relationsOf(files, each.target))
          .filter(({ type }) => type.endsWith('/chart')).length,
      },
    ];
  });
}

function commentsIn(file: Uint8Array | undefined): number {
  let comments = 0;
  parseXml(file, {
    open: (name) => {
      if (/^(?:comment|threadedComment)$/.test(name)) comments += 1;
    },
  });
  return comments;
}

/** Texts that a drawing has (ECMA-376, part 1, 20.5): each once, also where it is there for older programs again. */
function boxesIn(file: Uint8Array | undefined): TextBox[] {
  const boxes = new Map<string, TextBox>();
  let top = 0;
  let text: string | null = null;
  let isFrom = false;
  /** Element whose text is read. */
  let within = '';
  parseXml(file, {
    open: (name) => {
      within = name === 'row' && !isFrom ? '' : name;
      if (name === 'from') isFrom = true;
      if (name === 'txBody') text = '';
      if (name === 'br' && text !== null) text += ' ';
    },
    text: (data) => {
      if (within === 'row') top = Number(data);
      if (within === 't' && text !== null) text += data;
    },
    close: (name) => {
      within = '';
      if (name === 'from') isFrom = false;
      if (name === 'p' && text !== null) text += '\n';
      if (name !== 'txBody' || text === null) return;
      const whole = text
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join('\n\n');
      if (whole !== '') boxes.set(whole, { top, text: whole });
      text = null;
    },
  });
  return [...boxes.values()].sort((a, b) => a.top - b.top);
}

/** @param links addresses by the relations that name them */
function sheetOf(
  file: Uint8Array,
  book: Book,
  links: ReadonlyMap<string, string>,
): Omit<Sheet, 'name' | 'isHidden' | 'comments' | 'boxes' | 'charts'> {
  const rows: SheetRow[] = [];
  const byIndex = new Map<number, SheetRow>();
  const merged: Merged[] = [];
  const hiddenColumns = new Set<number>();
  let formulas = 0;
  let formulasWithoutValue = 0;
  let row: SheetRow | null = null;
  let cell: { column: number; type: string; style: number; text: string | null } | null = null;
  let isFormula = false;
  let isText = false;
  let at = -1;
  parseXml(file, {
    open: (name, attributes) => {
      switch (name) {
        case 'col':
          if (!isTrue(attributes['hidden'])) return;
          for (
            let at = Number(attributes['min']);
            at <= Math.min(Number(attributes['max']), MOST_COLUMNS);
            at++
          )
            hiddenColumns.add(at - 1);
          return;
        case 'row':
          at = attributes['r'] === undefined ? at + 1 : Number(attributes['r']) - 1;
          row = { index: at, isHidden: isTrue(attributes['hidden']), cells: [] };
          return;
        case 'c': {
          const column = columnOf(attributes['r'] ?? '') ?? row?.cells.length ?? 0;
          const { t: type = 'n', s: style = '0' } = attributes;
          cell = { column, type, style: Number(style), text: null };
          isFormula = false;
          return;
        }
        case 'f':
          isFormula = true;
          formulas += 1;
          return;
        case 'v':
        case 't':
          isText = cell !== null;
          return;
        // How a text is pronounced.
        case 'rPh':
          cell = null;
          return;
        case 'hyperlink': {
          // They stand behind all rows.
          const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
          const place = (attributes['ref'] ?? '').split(':', 1)[0] ?? '';
          const [linked, column, address] = [
            byIndex.get(rowOf(place)),
            columnOf(place),
            links.get(id),
          ];
          if (!linked || column === null || !address) return;
          const text = linked.cells[column] ?? '';
          if (text !== '' && !address.includes(text))
            linked.cells[column] = `[${text}](${address})`;
          return;
        }
        case 'mergeCell': {
          const [from = '', to = from] = (attributes['ref'] ?? '').split(':');
          const [left, top] = [columnOf(from), rowOf(from)];
          const [right, bottom] = [columnOf(to), rowOf(to)];
          if (left !== null && right !== null && bottom >= top)
            merged.push({ top, left, bottom, right });
        }
      }
    },
    text: (text) => {
      if (isText && cell) cell.text = (cell.text ?? '') + text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') isText = false;
      if (name === 'c' && cell && row) {
        if (isFormula && cell.text === null) formulasWithoutValue += 1;
        const text = cell.column < MOST_COLUMNS ? textOf(cell, book) : '';
        if (text !== '') row.cells[cell.column] = text;
        cell = null;
      }
      if (name === 'row' && row) {
        if (row.cells.length > 0) {
          const whole = { ...row, cells: Array.from(row.cells, (text) => text ?? '') };
          rows.push(whole);
          byIndex.set(whole.index, whole);
        }
        row = null;
      }
    },
  });
  return { rows, merged, hiddenColumns, formulas, formulasWithoutValue };
}

function textOf(
  { type, style, text }: { type: string; style: number; text: string | null },
  { strings, formats, is1904 }: Book,
): string {
  if (text === null) return '';
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text === '1' || text === 'true' ? 'yes' : 'no';
    // What could not be computed.
    case 'e':
      return '';
    case 'd':
      return text.replace('T00:00:00', '').replace('T', ' ');
    case 'n': {
      const value = Number(text);
      return Number.isFinite(value) && text.trim() !== ''
        ? formatted(value, formats[style] ?? '', is1904)
        : '';
    }
    default:
      return unescaped(text);
  }
}

function stringsOf(file: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  let isText = false;
  let isSpoken = false;
  if (!file) return strings;
  parseXml(file, {
    open: (name) => {
      if (name === 'si') strings.push('');
      if (name === 'rPh') isSpoken = true;
      isText = name === 't' && !isSpoken;
    },
    text: (text) => {
      if (isText) strings[strings.length - 1] += text;
    },
    close: (name) => {
      if (name === 'rPh') isSpoken = false;
      if (name === 't') isText = false;
    },
  });
  return strings.map(unescaped);
}

function formatsOf(file: Uint8Array | undefined): string[] {
  const own = new Map<number, string>();
  const formats: string[] = [];
  let isOfCells = false;
  if (!file) return formats;
  parseXml(file, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells)
        formats.push(formatCode(Number(attributes['numFmtId'] ?? 0), own));
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return formats;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  /** Place outside of the package, of links. */
  readonly address: string | undefined;
}

/** Reads the relations of a part of the package; an empty name is the package itself. */
function relationsOf(files: Files, part: string): Relation[] {
  const folder = path.dirname(part);
  const file = files[path.join(folder, '_rels', `${path.basename(part)}.rels`)];
  const relations: Relation[] = [];
  if (!file) return relations;
  parseXml(file, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      const place = target.startsWith('/') ? target.slice(1) : path.join(folder, target);
      const address = /^(?:https?|mailto|tel):[^\s()]{1,2000}$/i.test(target) ? target : undefined;
      relations.push({ id, type, target: place, address });
    },
  });
  return relations;
}

interface Handlers {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Tells the elements of a file by their names alone: whose they are is known by where they are. */
function parseXml(file: Uint8Array | undefined, { open, text, close }: Handlers): void {
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open(local(name), attributes),
      ontext: (data) => text?.(data),
      onclosetag: (name) => close?.(local(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(file ? Buffer.from(file).toString('utf8') : '');
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** Signs that XML has no way to write (ECMA-376, part 1, 22.9.2.19). */
const unescaped = (text: string) =>
  text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Column of a place such as `AB12`, from 0; null: it names none. */
function columnOf(place: string): number | null {
  const [letters] = /^[A-Z]{1,3}/.exec(place) ?? [];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const rowOf = (place: string) => Number(/^[A-Z]{1,3}(\d+)$/.exec(place)?.[1] ?? 0) - 1;
