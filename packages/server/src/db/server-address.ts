import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { errnoOf, StartError } from '../start-error.js';

/** Parts of `DATABASE_URL`: the driver knows fewer of its parameters than `psql` does. */
export interface ServerAddress {
  /** URL without the parameters that are read here. */
  readonly url: string;
  /** Most connections; null where it does not say. */
  readonly max: number | null;
  readonly ssl: false | 'prefer' | ConnectionOptions;
}

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type Mode = (typeof MODES)[number];

const FILES = { sslrootcert: 'ca', sslcert: 'cert', sslkey: 'key' } as const;

/**
 * Reads `?sslmode=`, `sslrootcert`, `sslcert`, `sslkey` and `max`, as libpq does: `require` encrypts and
 * trusts any certificate, unless there is an authority of one's own; `verify-ca` wants one by it,
 * `verify-full` one of this host as well. Without a mode a server elsewhere is asked for TLS and used
 * without where it has none.
 *
 * https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
 *
 * @throws StartError for a mode that is none, or a file that cannot be read
 */
export function serverAddress(text: string): ServerAddress {
  const url = new URL(text);
  const { searchParams: given, hostname } = url;
  const take = (name: string): string | null => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  const max = Number(take('max')) || null;
  const mode = modeOf(take('sslmode'), hostname);
  const files = Object.fromEntries(
    Object.entries(FILES).flatMap(([name, option]) => {
      const path = take(name);
      return path === null || path === 'system' ? [] : [[option, read(name, path)]];
    }),
  );
  return { url: url.href, max, ssl: sslOf(mode, hostname, files) };
}

function modeOf(given: string | null, hostname: string): Mode {
  if (given === null) return isHere(hostname) ? 'disable' : 'prefer';
  const mode = MODES.find((known) => known === given);
  if (mode) return mode;
  throw new StartError(
    `DATABASE_URL has sslmode=${given}, which is not one of ${MODES.join(', ')}, e.g. sslmode=verify-full`,
  );
}

function sslOf(mode: Mode, hostname: string, files: ConnectionOptions): ServerAddress['ssl'] {
  switch (mode) {
    case 'disable':
      return false;
    case 'allow':
    case 'prefer':
      return 'prefer';
    case 'require':
      // With an authority it is as strict as the next one.
      return files.ca
        ? sslOf('verify-ca', hostname, files)
        : { ...files, rejectUnauthorized: false };
    case 'verify-ca':
      return { ...files, checkServerIdentity: () => undefined };
    case 'verify-full':
      // Of an address that is a number the driver does not tell what it has to be named.
      return { ...files, host: hostname };
  }
}

function read(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartError(
      `DATABASE_URL has ${name}=${path}, which cannot be read (${errnoOf(error) ?? String(error)}).`,
    );
  }
}

/** A name without a host is a socket file. */
function isHere(hostname: string): boolean {
  return ['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
