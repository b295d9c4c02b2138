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
} as const;

/** Sentence of a note. */
export const sentenceOf = ({ code, count, total }: ReadingNote): string =>
  SENTENCES[code]
    .replace('{count}', count.toLocaleString('en'))
    .replace('{total}', total.toLocaleString('en'));
