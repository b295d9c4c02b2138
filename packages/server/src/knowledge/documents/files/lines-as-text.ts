/** Text whose lines are kept and mean nothing to Markdown. */
export const linesAsText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^( {4,}|\t)/gm, '')
    .replace(/^(#{1,6} |```|~~~|>|={3,}$|-{3,}$)/gm, '\\$1');
