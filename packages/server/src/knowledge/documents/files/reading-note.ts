/** Part of a file that could not be read. A document with notes is incomplete, and says so. */
export interface ReadingNote {
  readonly code: keyof typeof SENTENCES;
  readonly count: number;
  /** Total number. */
  readonly total: number;
}

const SENTENCES = {
  'glyphs-without-text':
    '{count} of {total} signs of the PDF have no text: what they show is missing here.',
  'pages-without-text': '{count} of {total} pages have no text: they may be scanned.',
  'pages-left-out': 'The last {count} of {total} pages were left out.',
  'rows-left-out': 'The last {count} of {total} rows were left out.',
  'sheets-hidden': '{count} of {total} sheets are hidden, and were left out.',
  'rows-hidden': '{count} of {total} rows are hidden, and were left out.',
  'columns-hidden': '{count} of {total} columns are hidden, and were left out.',
  'formulas-without-value':
    '{count} of {total} formulas have no result in the file: save it in a spreadsheet program.',
  'characters-hidden': '{count} of {total} characters are hidden, and were left out.',
  'changes-deleting':
    '{count} of {total} tracked changes delete text, which was left out. Accept or reject them in a word processor.',
  'comments-left-out': '{count} comments were left out: they are for those who write.',
  'parts-left-out': '{count} charts, text boxes or embedded files were left out.',
} as const;

/** Sentence of a note. */
export const sentenceOf = ({ code, count, total }: ReadingNote): string =>
  SENTENCES[code]
    .replace('{count}', count.toLocaleString('en'))
    .replace('{total}', total.toLocaleString('en'));
