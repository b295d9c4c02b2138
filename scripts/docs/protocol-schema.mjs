/** Writes docs/protocol.schema.json, the shapes of all frames, from the schemas that the server checks. */
import { writeFile } from 'node:fs/promises';
import { ClientFrame } from '../../packages/shared/src/protocol/client-frames.schema.ts';
import { ServerFrame } from '../../packages/shared/src/protocol/server-frames.schema.ts';
import { format, resolveConfig } from 'prettier';

const file = new URL('../../docs/protocol.schema.json', import.meta.url);
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Frames of chatbot-test.v1',
  $defs: { ClientFrame, ServerFrame },
  anyOf: [{ $ref: '#/$defs/ClientFrame' }, { $ref: '#/$defs/ServerFrame' }],
};
const options = await resolveConfig(file);
await writeFile(file, await format(JSON.stringify(schema), { ...options, parser: 'json' }));
