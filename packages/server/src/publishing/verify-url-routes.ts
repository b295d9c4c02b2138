import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import type { RevisionService } from '../chatbots/revision-service.js';
import type { EgressClient } from '../egress/egress-client.js';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import { widgetBuild } from '../plugins/widget-build.js';
import type { Sites } from '../sites/sites.js';
import {
  checkPage,
  fail,
  pass,
  warn,
  type Embed,
  type Finding,
  type LoadedPage,
} from './check-page.js';
import { verifyStored, type VerificationParts } from './verification.js';

export interface VerifyUrlOptions {
  readonly revisions: RevisionService;
  readonly verification: VerificationParts;
  readonly sites: Pick<Sites, 'list'>;
  /** The one way out to addresses that a person typed. */
  readonly egress: Pick<EgressClient, 'fetch'>;
  /** Reason why the published chatbot cannot answer, in words; null if none is known. */
  readonly obstacleOf: (live: ChatbotRevision) => Promise<string | null>;
}

const TIMEOUT_MS = 15_000;

const Found = Type.Object(
  {
    verified: Type.Boolean({ description: 'True if no check failed.' }),
    findings: Type.Array(
      Type.Object({
        check: Type.String(),
        state: Type.Union([Type.Literal('pass'), Type.Literal('warn'), Type.Literal('fail')]),
        says: Type.String(),
        action: Type.Optional(Type.String({ description: 'What to do.' })),
      }),
    ),
  },
  { title: 'UrlFindings' },
);

/** Route that looks at a page with the embed. */
export async function verifyUrlRoutes(app: App, options: VerifyUrlOptions): Promise<void> {
  const { revisions, egress } = options;
  app.post(
    '/v1/chatbots/:chatbotId/verify-url',
    {
      onRequest: app.authenticate,
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'verifyUrl',
          summary: 'Verify a page',
          description:
            'Reads the page, on the public internet only. Each check says what is right and what to do: installed once, the right chatbot and version, the page’s policy, its origin, the receipt, and whether the page itself has reported a match.',
          answers: {
            200: {
              description: 'What was found',
              schema: Found,
              example: {
                verified: true,
                findings: [
                  { check: 'installed once', state: 'pass', says: 'one <chatbot-widget>' },
                ],
              },
            },
          },
          errors: ['not-found'],
        },
        {
          params: Type.Object({ chatbotId: Id }),
          body: Type.Object(
            { url: Type.String({ pattern: '^https?://\\S+$', maxLength: 2_000 }) },
            { title: 'VerifyUrlRequest', examples: [{ url: 'https://shop.example.com/' }] },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, body: { url } }) => {
      await revisions.get(operator, chatbotId);
      if (!URL.canParse(url)) throw new CodedError('bad-request', { reason: 'url is none' });
      const findings = await findingsOf(chatbotId, url);
      return { verified: findings.every(({ state }) => state !== 'fail'), findings };
    },
  );

  async function findingsOf(chatbotId: string, url: string): Promise<Finding[]> {
    let loaded: LoadedPage;
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await egress.fetch(url, { signal, headers: { accept: 'text/html' } });
      if (!answer.ok) {
        await answer.body?.cancel();
        return [fail('page', `it answers with status ${answer.status}`, 'Check the address.')];
      }
      const policy = answer.headers.get('content-security-policy');
      loaded = {
        page: new URL(answer.url || url),
        html: new Uint8Array(await answer.arrayBuffer()),
        policy,
      };
    } catch (error) {
      const reason = error instanceof CodedError ? error.message : 'it does not answer';
      const action = error instanceof CodedError ? error.action : 'Check the address.';
      return [fail('page', reason, action)];
    }
    const { findings, embed } = await checkPage(loaded, chatbotId);
    if (!embed) return findings;
    const live = await revisions.revisionFor(chatbotId, 'live');
    if (!live) {
      return [...findings, fail('published', 'the chatbot is not published', 'Publish it.')];
    }
    const { origin } = loaded.page;
    return [
      ...findings,
      serverFinding(embed),
      versionFinding(embed),
      app.origins.mayEmbed(origin, live.config.allowedOrigins)
        ? pass('origin', `${origin} may embed it`)
        : fail('origin', `${origin} may not embed it`, 'Add it to the allowed sites, and publish.'),
      await answersFinding(live),
      await receiptFinding(live),
      await siteFinding(chatbotId, origin),
    ];
  }

  function serverFinding({ server }: Embed): Finding {
    const { origin } = new URL(server);
    return app.origins.isOwn(origin)
      ? pass('server', 'it is loaded from this server')
      : warn(
          'server',
          `it is loaded from ${origin}`,
          'If that is not this server, copy the code again.',
        );
  }

  async function answersFinding(live: ChatbotRevision): Promise<Finding> {
    const obstacle = await options.obstacleOf(live);
    return obstacle
      ? fail('answers', obstacle)
      : pass('answers', 'nothing is known that keeps it from answering');
  }

  async function receiptFinding({ chatbotId }: ChatbotRevision): Promise<Finding> {
    const latest = await options.verification.receipts.latest(chatbotId);
    const checked = latest && (await verifyStored(latest.id, options.verification));
    if (!checked) return warn('receipt', 'there is none', 'Publish again to have one.');
    const { faults, differs } = checked;
    if (faults.length > 0) {
      return fail(
        'receipt',
        faults.join('; '),
        'Somebody has changed the database: look at who may.',
      );
    }
    if (differs && differs.length > 0) {
      return warn(
        'receipt',
        `live differs in ${differs.join(', ')}`,
        'Publish to sign what is live.',
      );
    }
    return pass('receipt', 'signed, its history is whole, and live is what it says');
  }

  async function siteFinding(chatbotId: string, origin: string): Promise<Finding> {
    const site = (await options.sites.list(chatbotId)).find((each) => each.origin === origin);
    if (!site) {
      return warn(
        'seen',
        'no browser has opened it there yet',
        'Open the page, then verify again.',
      );
    }
    const reasons = site.reasons.map(({ message }) => message);
    const why = reasons.join(' ');
    if (site.state === 'differs') return fail('seen', why, 'Reload the page.');
    const isGood = site.state === 'matches' || site.state === 'untested';
    return isGood
      ? pass('seen', ['browsers show what was published', ...reasons].join('. '))
      : warn('seen', why, 'Open the page once.');
  }
}

function versionFinding({ version }: Embed): Finding {
  const current = widgetBuild()?.version ?? null;
  if (version === null) return pass('version', 'always the current one');
  return version === current
    ? pass('version', `${version}, pinned, is the current one`)
    : warn(
        'version',
        `${version} is pinned; the server has ${current ?? 'none'}`,
        'Copy the embed code again to have the current widget.',
      );
}
