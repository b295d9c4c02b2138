/** Writes the types of the API from what a server of these sources says of itself. Part of `npm run docs`. */
import { writeFile } from 'node:fs/promises';
import { startTestServer } from '../../server/testing/server.ts';
import { API_TYPES, clientTypes } from './client-types.ts';

const teardowns = [];
const server = await startTestServer({ teardown: (handler) => void teardowns.unshift(handler) });
const { body } = await server.ask('/docs/json', { token: null });
await writeFile(API_TYPES, await clientTypes(body));
for (const teardown of teardowns) await teardown();
