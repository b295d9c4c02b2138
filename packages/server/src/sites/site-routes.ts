import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { SITE_CHECKS, siteChecks } from '@chatbot-test/shared/embed-code/instructions.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { WitnessReport } from '@chatbot-test/shared/protocol/witness.schema.js';
import Type from 'typebox';
import type { RevisionService } from '../chatbots/revision-service.js';
import type { App } from '../plugins/app.js';
import { readAsJson } from '../plugins/errors.js';
import { documented } from '../plugins/route-docs.js';
import { allowToRead, sessionOrigins } from '../sessions/access/session-origins.js';
import { SITE_REASONS } from './site-state.js';
import type { Site as ListedSite, Sites } from './sites.js';

const Instant = Type.String({ format: 'date-time' });
const orNull = (schema: Type.TSchema) => Type.Union([schema, Type.Null()]);

const CheckId = Type.Union(SITE_CHECKS.map((id) => Type.Literal(id)));
const SiteCheck = Type.Object(
  {
    id: CheckId,
    words: Type.String(),
    by: orNull(Type.String({ description: 'Operator who ticked it off; null if nobody has.' })),
    at: orNull(Instant),
  },
  { title: 'SiteCheck' },
);
const SiteReason = Type.Object(
  { code: Type.Union(SITE_REASONS.map((code) => Type.Literal(code))), message: Type.String() },
  { title: 'SiteReason' },
);
const Site = Type.Object(
  {
    origin: Type.String({ description: 'Origin, such as `https://shop.example.com`.' }),
    state: Type.Union(
      (['matches', 'untested', 'outdated', 'differs', 'unknown', 'unpublished'] as const).map(
        (state) => Type.Literal(state),
      ),
      {
        description:
          '`matches`: shows what was published and tested; `untested`: shows what was published, but not tested; `outdated`: not seen since the last publication; `differs`: shows something else, see `reasons`; `unknown`: its widget is too old to report what it shows.',
      },
    ),
    reasons: Type.Array(SiteReason, { description: 'Reasons for this state.' }),
    revision: orNull(Type.Integer()),
    fingerprint: orNull(Type.String()),
    build: orNull(Type.String({ description: 'Version of the widget.' })),
    firstSeenAt: Instant,
    lastSeenAt: Instant,
    conversations: Type.Integer({ description: 'Number of conversations that ever began there.' }),
    verdict: orNull(
      Type.String({
        description:
          '`match`, `mismatch` or `unchecked`, as the page itself reported; null if it has not.',
      }),
    ),
    checkedAt: orNull(Instant),
    mismatches: Type.Integer({
      description: 'Number of times that a page found a difference from what was signed.',
    }),
    driftSince: orNull(Instant),
    checks: Type.Array(SiteCheck, { description: 'Checks to make after deployment.' }),
  },
  { title: 'Site' },
);
const EXAMPLE = {
  origin: 'https://shop.example.com',
  state: 'matches',
  reasons: [],
  revision: 2,
  fingerprint: '4f1c0d7e5b6a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00',
  build: '1.2.3',
  firstSeenAt: '2026-03-02T09:30:00.000Z',
  lastSeenAt: '2026-03-04T16:05:00.000Z',
  conversations: 214,
  verdict: 'match',
  checkedAt: '2026-03-04T16:05:00.000Z',
  mismatches: 0,
  driftSince: null,
  checks: [
    {
      id: 'speed',
      words: 'The page is as fast as before.',
      by: 'anna',
      at: '2026-03-02T10:00:00.000Z',
    },
  ],
};
/** Checks of the platform that has all of them: a site's own platform is not known. */
const CHECKS = siteChecks('wordpress');
const params = Type.Object({ chatbotId: Id });

export interface SiteRouteOptions {
  readonly sites: Sites;
  readonly revisions: RevisionService;
}

/** Routes of the sites that a chatbot is on: for pages to tell, and for operators to see. */
export async function siteRoutes(app: App, options: SiteRouteOptions): Promise<void> {
  const { sites, revisions } = options;

  app.get(
    '/v1/chatbots/:chatbotId/sites',
    {
      onRequest: app.authenticate,
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'listSites',
          summary: 'List the sites that show a chatbot',
          description:
            'Sorted by when they were last seen, at most 200. A site is added when one of its pages is opened. Each has the result of the comparison with what was published.',
          answers: {
            200: {
              description: 'The sites',
              schema: Type.Object({ sites: Type.Array(Site) }, { title: 'Sites' }),
              example: { sites: [EXAMPLE] },
            },
          },
          errors: ['not-found'],
        },
        { params },
      ),
    },
    async ({ operator, params: { chatbotId } }, reply) => {
      await revisions.get(operator, chatbotId);
      reply.header('cache-control', 'no-store');
      return { sites: (await sites.list(chatbotId)).map((site) => answerOf(site)) };
    },
  );

  app.put(
    '/v1/chatbots/:chatbotId/site-checks',
    {
      onRequest: app.authenticate,
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'tickSiteCheck',
          summary: 'Tick off a check after deployment',
          description:
            'Ticks off a check of one site that has shown the chatbot, and stores who did so first and when. `done: false` reopens it.',
          answers: { 204: null },
          errors: ['not-found'],
        },
        {
          params,
          body: Type.Object(
            {
              origin: Type.String({ maxLength: 300 }),
              check: CheckId,
              done: Type.Boolean(),
            },
            {
              title: 'SiteCheckChange',
              examples: [{ origin: EXAMPLE.origin, check: 'phone', done: true }],
            },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, body: { origin, check, done } }, reply) => {
      await revisions.get(operator, chatbotId);
      await sites.tick(chatbotId, origin, check, done ? operator.operatorId : null);
      return reply.code(204).send();
    },
  );

  await app.register(async (own) => witnessRoutes(own, options));
}

/** Routes for pages to tell what they were served. */
async function witnessRoutes(app: App, { sites, revisions }: SiteRouteOptions): Promise<void> {
  const origins = sessionOrigins(app, revisions);
  // What a browser sends when it has nothing else to do has this type, or each site would be asked first.
  app.removeContentTypeParser('text/plain');
  readAsJson(app, 'text/plain');

  const path = '/v1/chatbots/:chatbotId/witness';
  app.post(
    path,
    {
      schema: documented(
        {
          tag: 'Sockets',
          operationId: 'reportWitness',
          summary: 'Report what a page was served',
          description:
            'The widget compares its configuration and fingerprint with the signed receipt. It reports the result, and which files of the widget the page has loaded. Contains no personal data. Only from allowed origins. The body is JSON, also accepted as `text/plain`.',
          answers: { 204: null },
          errors: ['origin-not-allowed', 'not-found'],
          signedIn: false,
        },
        { params, body: WitnessReport },
      ),
      preHandler: async (request, reply) => {
        await origins.live(request);
        allowToRead(reply, request.headers.origin);
        reply.header('cross-origin-resource-policy', 'cross-origin');
      },
    },
    async ({ headers: { origin }, params: { chatbotId }, body }, reply) => {
      const live = await revisions.revisionFor(chatbotId, 'live');
      if (!live) throw new CodedError('not-found', { what: 'chatbot' });
      await sites.report(live, origin ?? '', body);
      return reply.code(204).send();
    },
  );

  app.options(path, { schema: { params, hide: true } }, async (request, reply) => {
    await origins.live(request);
    allowToRead(reply, request.headers.origin);
    reply.headers({
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    });
    return reply.code(204).send();
  });
}

/** Removes what only the server needs. */
function answerOf({ differs: _points, ...site }: ListedSite) {
  const checks = CHECKS.map((check) => {
    const { by = null, at } = site.checks.find(({ id }) => id === check.id) ?? {};
    return { ...check, by, at: at?.toISOString() ?? null };
  });
  return { ...site, reasons: [...site.reasons], checks };
}
