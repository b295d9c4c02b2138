import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';
import { widgetBuild } from '../plugins/widget-build.js';
import { RETRIEVAL_VERSION } from './fingerprint.js';

const SCRIPT = fileURLToPath(new URL('../../testing/chatbots/fingerprint.py', import.meta.url));

await t.test('[5.2] others recompute a fingerprint from what the API says', async (t) => {
  const { ask } = await startTestServer(t);
  const config = {
    ...DEFAULT_CONFIG,
    name: 'Grüße “<b>” 😀\n',
    provider: { type: 'knowledge', threshold: 0.35, fallback: '' },
  };
  const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
  const path = `/v1/chatbots/${body.id as string}`;
  const before = body.fingerprint as string;
  for (const content of ['Von neun\u2028bis sechs.\tTäglich.', 'Behind the house.']) {
    const title = content.slice(0, 8);
    await ask(`${path}/documents`, {
      method: 'POST',
      body: { title, content, askedAs: ['wann "offen"?'] },
    });
  }
  const { body: list } = await ask(`${path}/documents`);
  const documents = await Promise.all(
    (list.documents as { id: string }[]).map(
      async ({ id }) => (await ask(`${path}/documents/${id}`)).body as unknown,
    ),
  );
  const { body: draft } = await ask(path);
  const integrity = widgetBuild()?.integrity ?? null;
  const input = JSON.stringify({
    config: draft.config as unknown,
    ...{ documents, integrity, retrieval: RETRIEVAL_VERSION },
  });
  const { stdout, stderr } = spawnSync('python3', [SCRIPT], { input, encoding: 'utf8' });
  t.equal(stdout.trim(), draft.fingerprint, stderr);
  t.not(draft.fingerprint, before, 'documents are part of it');

  const { body: published } = await ask(`${path}/publish`, { method: 'POST' });
  t.equal(published.fingerprint, draft.fingerprint, 'what is live is what was tested');
  await ask(`${path}/documents`, { method: 'POST', body: { title: 'New', content: 'New.' } });
  const { body: live } = await ask(`${path}/public`, { token: null });
  t.equal(live.fingerprint, draft.fingerprint, 'an edit is not live');
  t.not((await ask(path)).body.fingerprint, draft.fingerprint);
});
