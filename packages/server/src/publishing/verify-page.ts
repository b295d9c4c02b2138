import type { Verification } from './verification.js';

/** Makes a page for anybody of what a receipt proves. */
export function verifyPage({ receipt, says, faults, differs }: Verification): string {
  const isValid = faults.length === 0;
  const isLive = isValid && differs?.length === 0;
  const verdict = !isValid
    ? 'Do not trust this receipt'
    : isLive
      ? 'Yes: it answers with what was published and signed'
      : differs === null
        ? 'The receipt is valid, but the chatbot is not published any more'
        : 'The receipt is valid, but something is different by now';
  const details = isValid ? (differs ?? []) : faults;
  const rows = isValid
    ? [
        ['Chatbot', says.name],
        ['Published', `${says.publishedAt.slice(0, 16).replace('T', ' ')} UTC`],
        ['Revision', String(says.revision)],
        ['Tested', testedWords(says.testedReplies)],
        ['Approved', approvedWords(says.approvals)],
        ['Policy', POLICIES[says.policy] + (says.overridden ? ' An admin overrode it.' : '')],
        ['Fingerprint', says.fingerprint],
        ['Receipt', receipt.id],
        ['Receipt before', says.previous ?? 'none: this is the first'],
      ]
    : [['Receipt', receipt.id]];
  return page(
    verdict,
    isLive ? 'good' : isValid ? 'fair' : 'bad',
    `${details.length > 0 ? `<ul>${details.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>` : ''}
<dl>
${rows.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('\n')}
</dl>
<p>This page is the server’s own word. Check the signature yourself, against a key that you have kept: <code>npx @chatbot-test/server verify</code> and this page’s address.</p>`,
  );
}

/** Makes a page for who asks for a receipt that is not there. */
export function noReceiptPage(): string {
  return page(
    'This server has no such receipt',
    'bad',
    '<p>The address is not complete, or the receipt is another server’s, or somebody has made it up. Copy the address anew, from where you have it.</p>',
  );
}

function page(title: string, kind: 'good' | 'fair' | 'bad', contents: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="../favicon.svg">
<title>${title}</title>
<link rel="stylesheet" href="../verify.css">
<main>
<h1 class="${kind}">${title}</h1>
${contents}
</main>
</html>
`;
}

const POLICIES = {
  off: 'Nothing is asked for before publishing.',
  ask: 'Who publishes has to confirm what is not met.',
  block: 'What is not tested or approved as the tenant asks for is refused.',
} as const;

const testedWords = (replies: number) =>
  replies === 0
    ? 'No: no test asked this version anything before it was published'
    : `Yes: ${replies} ${replies === 1 ? 'answer' : 'answers'} of this version in tests`;

const approvedWords = (people: number) =>
  people === 0 ? 'By nobody' : `By ${people} ${people === 1 ? 'person' : 'people'}`;

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export const VERIFY_STYLES = `:root { color-scheme: light dark; }
body { margin: 0; font: 15px/24px system-ui, sans-serif; }
main { max-width: 640px; margin: 0 auto; padding: 48px 16px; overflow-wrap: anywhere; }
h1 { font-size: 22px; line-height: 32px; padding: 8px 0 8px 16px; border-inline-start: 4px solid; }
h1.good { border-color: light-dark(#15803d, #4ade80); }
h1.fair { border-color: light-dark(#b45309, #fbbf24); }
h1.bad { border-color: light-dark(#b91c1c, #f87171); }
dl { display: grid; grid-template-columns: minmax(96px, max-content) 1fr; gap: 4px 16px; }
dt { color: light-dark(#57606a, #9ba3ae); }
dd { margin: 0; }
@media (max-width: 480px) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 8px; } }
code { font: 13px ui-monospace, Menlo, Consolas, monospace; }
`;
