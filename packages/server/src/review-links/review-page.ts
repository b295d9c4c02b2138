import { preloadLine } from '@chatbot-test/shared/embed-code/html.js';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import type { ReviewComment, ReviewMessage } from './review-comments.js';
import type { ReviewLink } from './review-links.js';

export interface ReviewPage {
  readonly link: ReviewLink;
  readonly name: string;
  readonly messages: readonly ReviewMessage[];
  readonly comments: readonly ReviewComment[];
}

/** @param root way to the root of the server, from the page's address */
const head = (title: string, root = '..') => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>${escaped(title)}</title>
<link rel="icon" href="${root}/favicon.svg">
<link rel="stylesheet" href="${root}/review.css">`;

/** Makes the page that asks for a link's passphrase. */
export function lockedPage(key: string, wasWrong: boolean): string {
  return `${head('Review', wasWrong ? '../..' : '..')}
<main>
<h1>This review has a passphrase</h1>
<p>Ask the sender of the link for it.</p>
${wasWrong ? '<p class="bad" role="alert">That is not the passphrase.</p>' : ''}
<form method="post" action="${escaped(key)}/unlock">
<label>Passphrase <input name="passphrase" type="password" required autofocus maxlength="200" autocomplete="off"></label>
<button>Open</button>
</form>
</main>
</html>
`;
}

/** Makes the page of an address that opens nothing, or nothing any more. */
export function gonePage(): string {
  return `${head('Review')}
<main>
<h1>This review link is not open</h1>
<p>It has expired, was revoked, or is not complete. Ask the sender for a new link.</p>
</main>
</html>
`;
}

/**
 * Makes a page for an iframe: a frozen revision in the real widget, open, and nothing else.
 *
 * @param server its address as browsers know it, without a slash at the end
 */
export function reviewFrame(
  key: string,
  server: string,
  { chatbotId, config }: ChatbotRevision,
): string {
  const own = `${server}/review/${key}`;
  return `${head(config.name, '../..')}
${preloadLine({ server: own, chatbotId })}
<script type="module" src="../../chatbot.js"></script>
<chatbot-widget server="${escaped(own)}" chatbot-id="${escaped(chatbotId)}" open></chatbot-widget>
</html>
`;
}

/**
 * Makes the page of a review: the chatbot in the real widget, and what is said about it.
 *
 * @param server its address as browsers know it, without a slash at the end
 */
export function reviewPage(
  key: string,
  server: string,
  { link, name, messages, comments }: ReviewPage,
): string {
  const own = `${server}/review/${key}`;
  const [at] = [link.createdAt.toISOString().slice(0, 10)];
  const until = link.expiresAt.toISOString().slice(0, 16).replace('T', ' ');
  const choices = messages
    .map(({ id, role, text }) => {
      const who = role === 'bot' ? 'Answer' : 'Question';
      return `<option value="${escaped(id)}">${who}: ${escaped(shortened(text))}</option>`;
    })
    .join('');
  return `${head(`Review of ${name}`)}
${preloadLine({ server: own, chatbotId: link.chatbotId })}
<script type="module" src="../chatbot.js"></script>
<main>
<h1>Review of ${escaped(name)}</h1>
<p class="muted">Revision ${link.revision}, as it was on ${at}: nothing that you say here reaches visitors. The link is open until ${until} UTC and has ${link.repliesLeft} answers left.</p>
<p>Open the chat in the corner and ask what your visitors would ask. Then say what you think.</p>
<form method="post" action="${escaped(key)}/comments">
<h2>Your verdict</h2>
<label>Your name <input name="author" required maxlength="80" autocomplete="name"></label>
<label>About <select name="messageId"><option value="">The chatbot as a whole</option>${choices}</select></label>
${messages.length === 0 ? '<p class="muted">After you have asked something, <a href="">reload the page</a> to comment on an answer.</p>' : '<p class="muted">Asked more since? <a href="">Reload the page</a> to see it here.</p>'}
<label>Comment <textarea name="text" rows="4" maxlength="2000"></textarea></label>
<div class="actions">
<button name="verdict" value="approve" class="main">Approve</button>
<button name="verdict" value="changes">Ask for changes</button>
<button name="verdict" value="">Comment only</button>
</div>
</form>
<section aria-labelledby="said">
<h2 id="said">What was said</h2>
${comments.length === 0 ? '<p class="muted">Nothing yet.</p>' : `<ol>${comments.map(commentItem).join('\n')}</ol>`}
</section>
</main>
<chatbot-widget server="${escaped(own)}" chatbot-id="${escaped(link.chatbotId)}"></chatbot-widget>
</html>
`;
}

function commentItem({ author, text, excerpt, verdict, createdAt }: ReviewComment): string {
  const at = createdAt.toISOString().slice(0, 16).replace('T', ' ');
  const said =
    verdict === 'approve'
      ? '<strong class="good">Approved</strong>'
      : verdict === 'changes'
        ? '<strong class="bad">Asked for changes</strong>'
        : '';
  return `<li>
<p><strong>${escaped(author)}</strong> <span class="muted">${at} UTC</span> ${said}</p>
${excerpt === null ? '' : `<blockquote>${escaped(shortened(excerpt))}</blockquote>`}
${text === '' ? '' : `<p>${escaped(text)}</p>`}
</li>`;
}

const shortened = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export const REVIEW_STYLES = `:root { color-scheme: light dark; }
body { margin: 0; font: 15px/24px system-ui, sans-serif; }
main { max-width: 640px; margin: 0 auto; padding: 40px 16px 120px; overflow-wrap: anywhere; }
h1 { font-size: 24px; line-height: 32px; margin: 0 0 8px; }
h2 { font-size: 17px; line-height: 24px; margin: 0 0 8px; }
form { display: grid; gap: 12px; margin: 24px 0 32px; }
label { display: grid; gap: 4px; font-weight: 500; }
input, select, textarea, button { font: inherit; border: 1px solid light-dark(#8b929c, #6b7280); border-radius: 8px; padding: 8px 12px; background: light-dark(#fff, #1f2329); color: inherit; }
input, select, textarea { inline-size: 100%; box-sizing: border-box; min-block-size: 44px; }
button { min-block-size: 44px; cursor: pointer; font-weight: 500; }
button.main { background: light-dark(#1f2329, #f3f4f6); color: light-dark(#fff, #1f2329); border-color: transparent; }
:focus-visible { outline: 2px solid light-dark(#1d4ed8, #93c5fd); outline-offset: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.muted { color: light-dark(#57606a, #9ba3ae); font-weight: 400; margin: 0; }
.good { color: light-dark(#15803d, #4ade80); }
.bad { color: light-dark(#b91c1c, #f87171); }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: 12px 0; border-block-start: 1px solid light-dark(#e5e7eb, #30363d); }
li p { margin: 0; white-space: pre-wrap; }
blockquote { margin: 4px 0; padding-inline-start: 12px; border-inline-start: 3px solid light-dark(#d1d5db, #4b5563); color: light-dark(#57606a, #9ba3ae); }
`;
