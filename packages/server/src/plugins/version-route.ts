import Type from 'typebox';
import type { App } from './app.js';
import { documented } from './route-docs.js';
import { keptBuilds, widgetBuild } from './widget-build.js';

const Pinned = Type.Object(
  {
    version: Type.String({ description: 'Version, such as `1.2.3`.' }),
    path: Type.String({ description: 'Path of the script on the server.' }),
    integrity: Type.String({ description: 'Value for the script’s attribute `integrity`.' }),
    files: Type.Record(Type.String(), Type.String(), {
      description: 'Integrity of each file by its path, for the `integrity` of an import map.',
    }),
  },
  { title: 'PinnedVersion' },
);

const VersionAnswer = Type.Object(
  {
    version: Type.Union([Type.String(), Type.Null()], {
      description: 'Version that `/chatbot.js` serves; null if the widget is not built.',
    }),
    pinned: Type.Array(Pinned, { description: 'Versions that can be pinned, the newest first.' }),
  },
  { title: 'Versions' },
);

const EXAMPLE = {
  version: '1.2.3',
  pinned: [
    {
      version: '1.2.3',
      path: '/v/1.2.3/chatbot.js',
      integrity: 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC',
      files: {
        'chatbot.js': 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC',
      },
    },
  ],
};

const schema = documented({
  tag: 'Service',
  operationId: 'getVersions',
  summary: 'Read the versions of the widget',
  description:
    'The current version, and the versions that pages may pin: `/v/<version>/chatbot.js` never changes. The last three versions are kept.',
  answers: { 200: { description: 'The versions', schema: VersionAnswer, example: EXAMPLE } },
  signedIn: false,
});

/** Tells which versions of the widget are here. */
export async function versionRoute(app: App): Promise<void> {
  const current = widgetBuild();
  const builds = [current, ...keptBuilds()].filter((build) => build !== null);
  const byVersion = new Map(builds.reverse().map((build) => [build.version, build]));
  const pinned = [...byVersion.values()]
    .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))
    .map(({ version, integrity }) => ({
      version,
      path: `/v/${version}/chatbot.js`,
      integrity: integrity['chatbot.js'] ?? '',
      files: { ...integrity },
    }));
  app.get('/v1/version', { schema }, async (_request, reply) => {
    reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*');
    return { version: current?.version ?? null, pinned };
  });
}
