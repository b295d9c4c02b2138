import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

/** Address of the file with the generated types. */
export const API_TYPES = new URL('../types/api.d.ts', import.meta.url);

/** Whole configurations, again and again: they are for the reference. */
const EXAMPLES: ReadonlySet<string> = new Set(['example', 'examples']);

/** The types of the API's routes and bodies, as TypeScript. @param document as at `/docs/json` */
export async function clientTypes(document: object): Promise<string> {
  const bare = JSON.stringify(document, (key, value: unknown) =>
    EXAMPLES.has(key) ? undefined : value,
  );
  const nodes = await openapiTS(bare, { alphabetize: true });
  const options = await resolveConfig(API_TYPES);
  const text = `// Made from the server's OpenAPI document by \`npm run docs\`.\n${astToString(nodes)}`;
  return format(text, { ...options, parser: 'typescript' });
}
