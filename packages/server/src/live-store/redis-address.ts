import { readFileSync } from 'node:fs';
import { errnoOf, StartError } from '../start-error.js';

/** Address from `REDIS_URL`, as options of the driver, which takes less from an address. */
export type RedisAddress = OneRedis | RedisBehindSentinels;

interface OneRedis {
  /** `redis://`, also where it is encrypted. */
  readonly url: string;
  readonly tls?: Tls;
}

interface RedisBehindSentinels {
  readonly sentinels: { readonly host: string; readonly port: number }[];
  /** Name of the server among the sentinels. */
  readonly name: string;
  readonly username?: string;
  readonly password?: string;
  readonly sentinelPassword?: string;
  readonly db: number;
  readonly tls?: Tls;
  readonly sentinelTLS?: Tls;
  readonly enableTLSForSentinelMode: boolean;
  /** Is told by them when another one is the primary. */
  readonly failoverDetector: true;
}

interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Parameters that name files. */
const FILES = ['ca', 'cert', 'key'] as const;

const SENTINEL_PORT = 26_379;

/**
 * Reads `redis://` and `rediss://`, and of their parameters `ca`: a file with the authority that has to
 * have signed the certificate. Default: those that Node knows; `cert` and `key`: files with a certificate
 * of the server's own. With `+sentinel` the hosts are sentinels,
 * and the path names the primary: `redis+sentinel://:password@one:26379,two:26379/mymaster/0`.
 *
 * @throws StartError if a file cannot be read, or no primary is named
 */
export function redisAddress(text: string): RedisAddress {
  const { url, hosts } = parse(text);
  const isEncrypted = url.protocol.startsWith('rediss');
  const files: Tls = Object.fromEntries(
    FILES.flatMap((name) => {
      const path = url.searchParams.get(name);
      url.searchParams.delete(name);
      return path === null || !isEncrypted ? [] : [[name, read(name, path)]];
    }),
  );
  const tls = isEncrypted ? { tls: files } : {};
  if (!url.protocol.includes('sentinel')) {
    return { url: isEncrypted ? url.href.replace('rediss:', 'redis:') : url.href, ...tls };
  }
  const [, name = '', db = '0'] = url.pathname.split('/');
  if (name === '') {
    throw new StartError(
      'REDIS_URL names no primary for its sentinels, e.g. REDIS_URL=redis+sentinel://one:26379,two:26379/mymaster',
    );
  }
  const sentinelPassword = url.searchParams.get('sentinelPassword');
  return {
    sentinels: hosts.split(',').map(placeOf),
    name,
    db: Number(db),
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    ...(sentinelPassword !== null && { sentinelPassword }),
    ...tls,
    ...(tls.tls && { sentinelTLS: tls.tls }),
    enableTLSForSentinelMode: isEncrypted,
    failoverDetector: true,
  };
}

/** Several hosts are none of an address that Node reads: one stands for them all. */
function parse(text: string): { readonly url: URL; readonly hosts: string } {
  if (!/^rediss?\+sentinel:/.test(text)) return { url: new URL(text), hosts: '' };
  const start = text.indexOf('://') + 3;
  const end = /[/?]/.exec(text.slice(start))?.index ?? text.length;
  const authority = text.slice(start, start + end);
  const hosts = authority.slice(authority.lastIndexOf('@') + 1);
  return { url: new URL(text.replace(hosts, 'sentinels')), hosts };
}

function placeOf(host: string): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(`ws://${host}`);
  return { host: hostname, port: Number(port) || SENTINEL_PORT };
}

function read(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartError(
      `REDIS_URL has ${name}=${path}, which cannot be read (${errnoOf(error) ?? String(error)}).`,
    );
  }
}
