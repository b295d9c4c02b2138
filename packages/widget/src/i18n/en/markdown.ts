/** Words that replies in markdown are shown with, loaded once the panel is usable. */
export const enMarkdown = {
  source: 'Source {index}: {title}',
  copied: 'Copied',
  copyRefused: 'The browser did not allow copying',
  opensNewTab: 'opens in a new tab',
  code: 'Code',
  copyCode: 'Copy code',
  table: 'Table',
  image: 'Image',
  done: 'done',
  notDone: 'not done',
  footnote: 'Footnote {label}',
  alertNote: 'Note',
  alertTip: 'Tip',
  alertImportant: 'Important',
  alertWarning: 'Warning',
  alertCaution: 'Caution',
} as const;
