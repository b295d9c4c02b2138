import type { FileRead } from './file-messages.js';

/** Pages that are read of one file. */
const MOST_PAGES = 500;
/** Letters so much larger than the text are a heading's. */
const HEADING = 1.2;
/** A gap of so many line heights begins a paragraph. */
const PARAGRAPH_GAP = 1.6;

interface Line {
  text: string;
  /** From the bottom of the page, in points. */
  readonly y: number;
  /** Of its largest letter, in points. */
  height: number;
}

/**
 * The text of a PDF by PDF.js: lines joined to paragraphs by their distance, larger ones taken for
 * headings. What is only a picture has no text.
 */
export async function readPdf(bytes: Uint8Array): Promise<FileRead> {
  // PDF.js makes one as it loads, for drawing; nothing is drawn here.
  if (!Reflect.has(globalThis, 'DOMMatrix')) Reflect.set(globalThis, 'DOMMatrix', class {});
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    const pages: Line[][] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
      const page = await pdf.getPage(number);
      pages.push(linesOf((await page.getTextContent()).items));
      page.cleanup();
    }
    const { info } = await pdf.getMetadata();
    const title: unknown = Reflect.get(info, 'Title');
    return {
      type: 'read',
      title: typeof title === 'string' ? title.trim() : '',
      content: markdownOf(pages),
    };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const problem = isLocked ? 'document-encrypted' : 'document-unreadable';
    return { type: 'refused', problem, reason: String(error) };
  } finally {
    await loading.destroy();
  }
}

function linesOf(items: readonly object[]): Line[] {
  const lines: Line[] = [];
  let isOpen = false;
  for (const item of items) {
    if (!('str' in item && 'transform' in item && 'height' in item)) continue;
    const { str, transform, height } = item as { str: string; transform: number[]; height: number };
    const line = lines.at(-1);
    if (str !== '') {
      const y = transform[5] ?? 0;
      if (isOpen && line && Math.abs(line.y - y) < line.height) {
        line.text += str;
        line.height = Math.max(line.height, height);
      } else lines.push({ text: str, y, height });
      isOpen = true;
    }
    if (Reflect.get(item, 'hasEOL') === true) isOpen = false;
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

function markdownOf(pages: readonly (readonly Line[])[]): string {
  const usual = usualHeight(pages.flat());
  const blocks: string[] = [];
  for (const lines of pages) {
    let before: Line | null = null;
    for (const line of lines) {
      const text = line.text.replace(/\s+/g, ' ').trim();
      const isHeading = line.height > usual * HEADING && text.length < 120;
      const last = blocks.at(-1);
      const continues =
        before !== null &&
        last !== undefined &&
        !isHeading &&
        !last.startsWith('## ') &&
        Math.abs(before.y - line.y) < line.height * PARAGRAPH_GAP;
      if (isHeading) blocks.push(`## ${text}`);
      else if (!continues) blocks.push(escaped(text));
      else if (last.endsWith('-')) blocks[blocks.length - 1] = last.slice(0, -1) + text;
      else blocks[blocks.length - 1] = `${last} ${text}`;
      before = line;
    }
  }
  return blocks.join('\n\n');
}

/** The height that most of the text has. */
function usualHeight(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of lines) {
    const rounded = Math.round(height);
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Text that would begin a heading or a block in Markdown does not here. */
const escaped = (text: string) => text.replace(/^(#{1,6} |```|~~~|>|={3,}$|-{3,}$)/, '\\$1');
