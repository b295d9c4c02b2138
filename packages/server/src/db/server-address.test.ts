import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { TEST_CERTIFICATE } from '../../testing/chatbot-service/test-certificate.js';
import { temporaryFolder } from '../../testing/database.js';
import { PostgresServer, withoutPostgres } from '../../testing/postgres.js';
import { StartError } from '../start-error.js';
import { connectToServer } from './client.js';
import { serverAddress } from './server-address.js';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const INVALID_AUTHORIZATION = '28000';

/** Creates the user `known`, who is let in by a certificate alone. */
async function askForCertificates(server: PostgresServer): Promise<void> {
  const { sql, close } = connectToServer(server.url);
  await sql`create user known`;
  await sql`alter system set ssl_ca_file = 'server.crt'`;
  const [{ file = '' } = {}] = await sql<{ file: string }[]>`
    select current_setting('hba_file') as file`;
  const rules = await readFile(file, 'utf8');
  await writeFile(
    file,
    `hostssl all known all trust clientcert=verify-ca\nhost all known all reject\n${rules}`,
  );
  await close();
  await server.stop();
  await server.start();
}

await t.test('[8.10] Postgres is reached over TLS as DATABASE_URL says', async (t) => {
  t.match(serverAddress('postgres://db.example.com/x?max=4&sslmode=disable'), {
    url: 'postgres://db.example.com/x',
    max: 4,
    ssl: false,
  });
  t.equal(serverAddress('postgres://db.example.com/x').ssl, 'prefer', 'elsewhere it is asked for');
  t.equal(serverAddress('postgres://127.0.0.1/x').ssl, false);
  t.throws(() => serverAddress('postgres://db/x?sslmode=maybe'), StartError);
  t.throws(() => serverAddress('postgres://db/x?sslrootcert=/nowhere.pem'), StartError);

  await t.test('a real one', { skip: withoutPostgres }, async (t) => {
    const server = await PostgresServer.start(t, TEST_CERTIFICATE);
    const folder = await temporaryFolder(t);
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, TEST_CERTIFICATE.cert);
    const local = server.url;
    const isEncrypted = async (parameters: string, url = local) => {
      const { sql, close } = connectToServer(url + parameters);
      try {
        const [row] = await sql<{ ssl: boolean }[]>`
          select ssl from pg_stat_ssl where pid = pg_backend_pid()`;
        return row?.ssl;
      } catch (error) {
        return (error as { code?: string }).code;
      } finally {
        await close();
      }
    };
    t.equal(await isEncrypted('?sslmode=disable'), false);
    t.equal(await isEncrypted('?sslmode=prefer'), true);
    t.equal(await isEncrypted('?sslmode=require'), true, 'whoever it is');
    t.equal(await isEncrypted('?sslmode=verify-full'), 'DEPTH_ZERO_SELF_SIGNED_CERT');
    t.equal(await isEncrypted(`?sslmode=require&sslrootcert=${ca}`), true);
    t.equal(await isEncrypted(`?sslmode=verify-full&sslrootcert=${ca}`), true);
    // The certificate names localhost, and not this other name of the same machine.
    const other = local.replace('127.0.0.1', '0x7f.1');
    t.equal(await isEncrypted(`?sslmode=verify-ca&sslrootcert=${ca}`, other), true);
    t.equal(
      await isEncrypted(`?sslmode=verify-full&sslrootcert=${ca}`, other),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
    const key = join(folder, 'key.pem');
    await writeFile(key, TEST_CERTIFICATE.key);
    await askForCertificates(server);
    const known = local.replace('postgres@', 'known@');
    t.equal(await isEncrypted('?sslmode=require', known), INVALID_AUTHORIZATION);
    t.equal(await isEncrypted(`?sslmode=require&sslcert=${ca}&sslkey=${key}`, known), true);

    const plain = await PostgresServer.start(t);
    t.equal(await isEncrypted('?sslmode=prefer', plain.url), false);
    t.ok(await isEncrypted('?sslmode=require', plain.url), 'refused, whatever it is called');
    t.not(await isEncrypted('?sslmode=require', plain.url), false);
  });
});
