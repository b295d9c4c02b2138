import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import t from 'tap';
import { docxOf, wordParagraph } from '../testing/knowledge/archives.js';
import { pdfAround } from '../testing/knowledge/pdf.js';
import { compareCosts, filled, WORDS } from './world/compare-costs.js';
import { asUpload, HOSTILE_ARCHIVES, HOSTILE_PAGES } from './world/hostile-files.js';
import { HOSTILE_TEXTS, LONGEST_TEXT } from './world/hostile-texts.js';
import { WatchedServer } from './world/watched-server.js';

const LONGEST = 7_000_000;
/** Limit of memory that the server may keep of all that it was sent, in MiB. */
const MOST_KEPT = 300;

let page = '';
const elsewhere = createServer((_, response) => {
  response.setHeader('content-type', 'text/markdown').end(page);
}).listen(0, '127.0.0.1');
await once(elsewhere, 'listening');
t.teardown(() => elsewhere.close());
const host = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
const server = await WatchedServer.start(t, { EGRESS_ALLOW: host });
const documents = `/v1/chatbots/${await server.chatbot()}/documents`;

async function add(document: object | string) {
  const { status, body } = await server.ask('POST', documents, document);
  t.ok([201, 413, 422].includes(status), `${status} ${body.error?.code ?? ''}`);
  if (body.id) await server.ask('DELETE', `${documents}/${body.id}`);
}

await t.test('[8.6] a document by file holds nobody up, and its memory comes back', async (t) => {
  const text = filled(`<p>${WORDS}</p>`, 150_000);
  const unfolding = deflateSync(Buffer.alloc(500 * 1024 * 1024, ' '), { level: 9 });
  const before = server.memory();
  await compareCosts(t, server, {
    harmless: asUpload('a.html', text + filled('<!-- a comment -->', LONGEST - text.length)),
    hostile: {
      'opened titles': asUpload('a.html', filled('<title', LONGEST)),
      'hard spaces': asUpload('b.html', `<h1>${filled('&nbsp;', LONGEST)}x</h1>`),
      'hard spaces and soft ones': asUpload('d.html', `<p>${filled('&nbsp; ', LONGEST)}x</p>`),
      'a PDF that unfolds': asUpload('c.pdf', Buffer.from(pdfAround(unfolding))),
    },
    work: add,
  });
  t.ok(server.memory() - before < MOST_KEPT, `${before} MiB, then ${server.memory()}`);
});

await t.test('[8.6] an archive holds nobody up, whatever is packed in it', async (t) => {
  const before = server.memory();
  await compareCosts(t, server, {
    harmless: asUpload('a.docx', docxOf(filled(wordParagraph(WORDS), 1_000_000))),
    hostile: HOSTILE_ARCHIVES,
    work: add,
  });
  t.ok(server.memory() - before < MOST_KEPT, `${before} MiB, then ${server.memory()}`);
});

await t.test('[8.6] a page or a PDF holds nobody up, however deep it is', async (t) => {
  await compareCosts(t, server, {
    harmless: asUpload('a.html', filled(`<p>${WORDS}</p>`, 1_000_000)),
    hostile: HOSTILE_PAGES,
    work: add,
  });
});

await t.test('[8.6] a document by address holds nobody up', async (t) => {
  const some = ['one word', 'a title of spaces', 'emphasis', 'quotes in quotes'];
  await compareCosts(t, server, {
    harmless: filled(`${WORDS}\n\n`, LONGEST_TEXT),
    hostile: Object.fromEntries(some.map((name) => [name, HOSTILE_TEXTS[name] ?? ''])),
    work: (text) => {
      page = text;
      return add({ url: `http://${host}/page` });
    },
  });
});
