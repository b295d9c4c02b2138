import type { Piece } from './piece.js';

/** Flag of what is not shown (ISO 32000-1, 12.5.3). */
const HIDDEN = 2;

/** Texts of what lies upon a page: values of a form's fields, and what somebody wrote on it. */
export interface OnPage {
  readonly pieces: readonly Piece[];
  /** Comments in windows of their own. */
  readonly comments: number;
}

/** @param annotations as PDF.js lists them */
export function onPage(annotations: readonly unknown[]): OnPage {
  const shown = annotations.filter(
    (each): each is object =>
      typeof each === 'object' &&
      each !== null &&
      (Number(Reflect.get(each, 'annotationFlags') ?? 0) & HIDDEN) === 0,
  );
  return {
    pieces: shown.flatMap((each) => pieceOf(each)),
    comments: shown.filter((each) => Reflect.get(each, 'subtype') === 'Text').length,
  };
}

function pieceOf(annotation: object): Piece[] {
  const of = (key: string): unknown => Reflect.get(annotation, key);
  const text = of('subtype') === 'Widget' ? valueOf(of) : ofText(of);
  const rect = of('rect');
  if (text === '' || !Array.isArray(rect)) return [];
  const [left, bottom, right, top] = rect.map(Number);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined)
    return [];
  const height = Math.min(12, Math.max(6, top - bottom));
  // About where its line stands, so that it is on that of its name.
  const y = top - bottom > 30 ? top - height : (top + bottom) / 2 - height * 0.35;
  const width = Math.min(right - left, text.length * height * 0.5);
  return [{ text, x: left, y, right: left + width, height, isRightToLeft: false }];
}

function ofText(of: (key: string) => unknown): string {
  if (of('subtype') !== 'FreeText') return '';
  const contents: unknown = of('contentsObj');
  const said: unknown =
    typeof contents === 'object' && contents ? Reflect.get(contents, 'str') : '';
  return typeof said === 'string' ? said.replace(/\s+/g, ' ').trim() : '';
}

function valueOf(of: (key: string) => unknown): string {
  const value = of('fieldValue');
  if (of('password') === true) return '';
  if (of('fieldType') === 'Btn') {
    if (of('checkBox') !== true && of('radioButton') !== true) return '';
    const on = of('checkBox') === true ? of('exportValue') : of('buttonValue');
    return typeof value === 'string' && value !== 'Off' && value === on ? '☒' : '☐';
  }
  const options = of('options');
  const names = new Map(
    (Array.isArray(options) ? options : []).map(
      (each: { exportValue?: unknown; displayValue?: unknown }) => [
        each.exportValue,
        each.displayValue,
      ],
    ),
  );
  return (Array.isArray(value) ? value : [value])
    .map((each: unknown) => names.get(each) ?? each)
    .filter((each): each is string => typeof each === 'string')
    .join(', ')
    .replace(/\s+/g, ' ')
    .trim();
}
