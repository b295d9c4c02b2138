import fastify from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { isReady } from '../live-store/redis-connections.js';
import type { App } from '../plugins/app.js';
import { redis } from '../plugins/redis.js';
import { bad, doubtful, good, reasonOf, type Finding } from './finding.js';

const LEAST_VERSION = [6, 2] as const;

/** Looks into Redis over the connections that the server makes. */
export async function checkRedis(url: string): Promise<readonly Finding[]> {
  const about = 'Redis';
  const app: App = fastify().withTypeProvider<TypeBoxTypeProvider>();
  try {
    const { commands } = await redis(app, url);
    if (!isReady(commands)) {
      return [
        bad(
          about,
          'does not answer',
          'Check REDIS_URL, and that Redis runs. Servers start without it and go on trying.',
        ),
      ];
    }
    const info = await commands.info();
    const version = /redis_version:(\d+)\.(\d+)[^\r\n]*/.exec(info);
    const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
    if (major < LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor < LEAST_VERSION[1])) {
      return [
        bad(about, `version ${major}.${minor} is too old`, 'Use Redis 6.2 or newer, or Valkey.'),
      ];
    }
    const evicts = /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? '';
    const findings = [good(about, `version ${major}.${minor}`)];
    const isPlain = url.startsWith('redis:') || url.startsWith('redis+');
    if (isPlain && !/\/\/(?:[^@/]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/?]|$)/.test(url)) {
      findings.push(
        doubtful('Redis TLS', 'the connection is not encrypted', 'Use rediss:// in REDIS_URL.'),
      );
    }
    if (/cluster_enabled:1/.test(info)) {
      findings.push(
        bad(
          about,
          'it is a node of a Redis Cluster',
          'Use one Redis with a replica; see docs/several-instances.md.',
        ),
      );
    }
    // Whatever is evicted is stored anew; a full Redis that evicts nothing refuses it.
    if (evicts === 'noeviction' && /maxmemory:(?!0\b)\d+/.test(info)) {
      findings.push(
        doubtful(
          'Redis memory',
          'it refuses writes when its memory is full',
          'Set maxmemory-policy to volatile-ttl.',
        ),
      );
    }
    return findings;
  } catch (error) {
    return [bad(about, reasonOf(error), 'Check host, user and password in REDIS_URL.')];
  } finally {
    await app.close();
  }
}
