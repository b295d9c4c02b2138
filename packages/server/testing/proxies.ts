import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TEST_CERTIFICATE } from './chatbot-service/test-certificate.js';
import { temporaryFolder, type Teardown } from './database.js';
import { listening } from './pgbouncer.js';
import { endProcess } from './processes.js';
import { findProgram, withoutProgram } from './program.js';

const DEPLOY = fileURLToPath(new URL('../../../deploy/', import.meta.url));

/** Place of a proxy, on this machine. */
export interface ProxyPlace {
  readonly port: number;
  /** The port of a server behind it. */
  readonly server: number;
  /** Port for another instance, which is away. */
  readonly away: number;
}

export interface Proxy {
  readonly name: string;
  /** Reason why it cannot be tested here; false if it can. */
  readonly missing: string | false;
  /** Keeps versions of the widget, and says so. */
  readonly caches: boolean;
  /** Starts the proxy with the configuration of `deploy`, which the proxy itself checks first. */
  start(t: Teardown, place: ProxyPlace): Promise<void>;
}

/** Proxies that may be in front of servers, on this machine. */
export const PROXIES: readonly Proxy[] = [
  proxy('nginx', 'NGINX_PATH', startNginx, true),
  proxy('HAProxy', 'HAPROXY_PATH', startHaproxy),
  proxy('Caddy', 'CADDY_PATH', startCaddy),
];

function proxy(name: string, variable: string, start: Proxy['start'], caches = false): Proxy {
  return { name, missing: withoutProgram(name.toLowerCase(), variable), caches, start };
}

const run = promisify(execFile);

async function startNginx(t: Teardown, { port, server, away }: ProxyPlace): Promise<void> {
  const program = findProgram('nginx', 'NGINX_PATH') ?? 'nginx';
  const folder = await temporaryFolder(t);
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await Promise.all([
    mkdir(join(folder, 'cache')),
    writeFile(cert, TEST_CERTIFICATE.cert),
    writeFile(key, TEST_CERTIFICATE.key),
  ]);
  const deployed = (await readFile(join(DEPLOY, 'nginx.conf'), 'utf8'))
    .replace('127.0.0.1:3001', `127.0.0.1:${server}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${away}`)
    .replace(/^ {2}server 127\.0\.0\.1:3003.*\n/m, '')
    .replace('/var/cache/nginx/chat', join(folder, 'cache'))
    .replace('/etc/ssl/certs/example.com.pem', cert)
    .replace('/etc/ssl/private/example.com.key', key)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`);
  const around = (text: string) => `
    daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr;
    events { worker_connections 512; }
    http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      ${text} }`;
  const file = join(folder, 'nginx.conf');
  await writeFile(file, around(deployed));
  await run(program, ['-t', '-e', 'stderr', '-c', file]);
  // The clients of the tests know no certificate.
  await writeFile(file, around(deployed.replace(/^ {2}ssl_.*\n/gm, '').replace(' ssl;', ';')));
  await keep(t, port, program, ['-e', 'stderr', '-c', file]);
}

async function startHaproxy(t: Teardown, { port, server, away }: ProxyPlace): Promise<void> {
  const program = findProgram('haproxy', 'HAPROXY_PATH') ?? 'haproxy';
  const file = join(DEPLOY, 'haproxy.cfg');
  const pem = join(await temporaryFolder(t), 'chat.pem');
  await writeFile(pem, TEST_CERTIFICATE.cert + TEST_CERTIFICATE.key);
  const env = {
    ...process.env,
    CHAT_SERVER_1: `127.0.0.1:${away}`,
    CHAT_SERVER_2: `127.0.0.1:${server}`,
    CHAT_SERVER_3: `127.0.0.1:${away}`,
  };
  const bind = `127.0.0.1:${port}`;
  const secure = `${bind} ssl crt ${pem} alpn h2,http/1.1`;
  await run(program, ['-c', '-f', file], { env: { ...env, CHAT_BIND: secure } });
  await keep(t, port, program, ['-db', '-f', file], { ...env, CHAT_BIND: bind });
}

async function startCaddy(t: Teardown, { port, server, away }: ProxyPlace): Promise<void> {
  const program = findProgram('caddy', 'CADDY_PATH') ?? 'caddy';
  const folder = await temporaryFolder(t);
  const env = {
    ...process.env,
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    CHAT_ADMIN: 'off',
    CHAT_SITE: `http://127.0.0.1:${port}`,
    CHAT_SERVERS: `127.0.0.1:${away} 127.0.0.1:${server}`,
  };
  const config = ['--adapter', 'caddyfile', '--config', join(DEPLOY, 'Caddyfile')];
  await run(program, ['validate', ...config], { env });
  await keep(t, port, program, ['run', ...config], env);
}

/** Runs it until the test has ended. */
async function keep(
  t: Teardown,
  port: number,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const child = spawn(program, args, { env, stdio: 'ignore' });
  t.teardown(async () => void (await endProcess(child, 'SIGKILL')));
  await listening(port, () => child.exitCode !== null);
}
