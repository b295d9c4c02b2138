import { findDaemon } from '../provision/find.mjs';
import { inRoot } from '../setup/root.mjs';
import { startChild } from './child.mjs';
import { isListening } from './free-port.mjs';
import { until } from './ready.mjs';

/** Starts HAProxy, with the configuration of `deploy`, in front of three servers. */
export async function startHaproxy(port, servers) {
  const program = findDaemon('haproxy', 'HAPROXY_PATH');
  if (!program) throw new Error('There is no HAProxy here: install it, or set HAPROXY_PATH.');
  if (await isListening(port)) throw new Error(`Port ${port} is in use. Set PORT to another one.`);
  const env = { ...process.env, CHAT_BIND: `127.0.0.1:${port}` };
  for (const [index, server] of servers.entries()) {
    env[`CHAT_SERVER_${index + 1}`] = `127.0.0.1:${server}`;
  }
  const haproxy = startChild(program, ['-db', '-f', inRoot('deploy/haproxy.cfg')], { env });
  await until(() => {
    if (haproxy.hasEnded) throw new Error(`HAProxy does not start: ${haproxy.said}`);
    return isListening(port);
  });
  return { stop: () => haproxy.stop('SIGTERM') };
}
