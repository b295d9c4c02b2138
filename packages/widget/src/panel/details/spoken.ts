/** Markdown as it is said aloud: without its signs, addresses and citations. */
export function spoken(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\d{1,2}\]/g, '')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|```\w*)(?=\s|$)/gm, '')
    .replace(/^[|\s:-]+$/gm, '')
    .replace(/[*_`|~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
