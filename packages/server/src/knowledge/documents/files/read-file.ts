import { parseFrontMatter } from './front-matter.js';
import type { FileRead, FileText } from './file-messages.js';
import { readText } from './encoding/read-text.js';
import { linesAsText } from './lines-as-text.js';
import type { DocumentFormat, FileToRead } from '../reading/reading-messages.js';

/** Makes Markdown of a file. Takes time and memory as the file likes: for a process of its own. */
type ReadFile = (file: FileToRead) => Promise<FileRead>;
/** The same of its text. */
type ReadText = (text: string) => FileRead | Promise<FileRead>;

/** Loads what reads files of a format. */
export async function readerOf(format: DocumentFormat): Promise<ReadFile> {
  switch (format) {
    case 'pdf': {
      const { loadPdf } = await import('./pdf/pdf-markdown.js');
      const readPdf = await loadPdf();
      return async ({ bytes }) => withHeading(await readPdf(bytes));
    }
    case 'markdown': {
      const { cleanMarkdown } = await import('./markdown/clean-markdown.js');
      return ofText((text) => ({ type: 'read', ...markdown(text, cleanMarkdown) }));
    }
    case 'text':
      return ofText((text) => ({ type: 'read', title: '', content: linesAsText(text).trim() }));
    case 'html': {
      const { htmlMarkdown } = await import('./html/html-markdown.js');
      return ofText((text) => withHeading({ type: 'read', ...htmlMarkdown(text) }), true);
    }
    case 'csv': {
      const { csvMarkdown } = await import('./tables/csv-markdown.js');
      return ofText(csvMarkdown);
    }
    case 'xlsx': {
      const { xlsxMarkdown } = await import('./tables/xlsx-markdown.js');
      return async ({ bytes }) => xlsxMarkdown(bytes);
    }
    case 'docx': {
      const { docxMarkdown } = await import('./word/docx-markdown.js');
      return async ({ bytes }) => withHeading(await docxMarkdown(bytes));
    }
    case 'epub': {
      const { epubMarkdown } = await import('./archives/epub-markdown.js');
      return async ({ bytes }) => epubMarkdown(bytes);
    }
  }
}

function ofText(read: ReadText, hasMeta = false): ReadFile {
  return async ({ bytes, charset, encoding }) => {
    const text = readText(bytes, { chosen: encoding, header: charset, hasMeta });
    if (text.type === 'no-text') {
      return { type: 'refused', problem: 'document-unreadable', reason: 'It is no text.' };
    }
    if (text.type === 'uncertain') {
      return { type: 'refused', problem: 'document-encoding', reason: '', choices: text.choices };
    }
    const found = await read(text.text);
    return found.type === 'read' ? { ...found, encoding: text.encoding } : found;
  };
}

/** A file's own title, unless its text begins with a better one. */
function withHeading(read: FileRead): FileRead {
  if (read.type === 'refused') return read;
  const text = markdown(read.content);
  return { ...read, ...text, title: text.title || read.title };
}

/** A first heading that stands above everything is the title. */
function markdown(text: string, clean = (body: string) => body): FileText {
  const { fields, lists, body } = parseFrontMatter(text);
  const askedAs = lists.asked ?? [];
  const content = clean(body).trim();
  // A line under a heading in place of the sign before it.
  const underlined = /^([^\s#>|<`*+-][^\n]{0,200})\n=+[ \t]*(?:\n|$)/.exec(content);
  if (!fields.title && underlined) {
    const [whole, title = ''] = underlined;
    const rest = content.slice(whole.length).trim();
    return {
      title: wordsOf(title),
      content: rest,
      heading: `# ${title.trim()}`,
      askedAs,
    };
  }
  const [first = ''] = content.split('\n', 1);
  if (fields.title || !/^#{1,2} /.test(first)) {
    return { title: fields.title ?? '', content, askedAs };
  }
  return {
    title: wordsOf(headingText(first)),
    content: content.slice(first.length).trim(),
    heading: first,
    askedAs,
  };
}

/** Words of a line of Markdown, without its marks and what keeps others from being some. */
const wordsOf = (line: string) =>
  line.replace(/\\([!-/:-@[-`{-~])|[*_`]/g, (_, sign: string | undefined) => sign ?? '').trim();

/** Text of a heading, without the signs before it and those that may close it. */
function headingText(line: string): string {
  const text = line.replace(/^#+/, '').trim();
  const closing = /(?<!#)#+$/.exec(text)?.index ?? text.length;
  return text[closing - 1] === ' ' ? text.slice(0, closing) : text;
}
