/** A JSON Schema as it stands in the document. */
type Schema = Record<string, unknown>;

/** Keywords whose value is a schema, a list of them, or one by each name. */
const ONE = ['items', 'additionalProperties', 'not'];
const LISTS = ['anyOf', 'oneOf', 'allOf'];
const BY_NAME = ['properties', 'patternProperties'];

/**
 * Moves every schema that has a `title` to the document's components, and refers to it by that name:
 * so that generated clients have one type for it, with a name.
 *
 * @throws Error for two different schemas of one title
 */
export function nameSchemas<Document extends object>(document: Document): Document {
  const named = new Map<string, Schema>();

  const inSchema = (schema: Schema): Schema => {
    const walked: Schema = { ...schema };
    for (const key of ONE) if (isSchema(walked[key])) walked[key] = inSchema(walked[key]);
    for (const key of LISTS) {
      if (Array.isArray(walked[key])) walked[key] = (walked[key] as Schema[]).map(inSchema);
    }
    for (const key of BY_NAME) if (isSchema(walked[key])) walked[key] = eachOf(walked[key]);
    return typeof walked.title === 'string'
      ? refer(walked.title, plainRecord(walked))
      : plainRecord(walked);
  };
  const eachOf = (schemas: Schema): Schema =>
    Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, inSchema(schema as Schema)]),
    );
  /** Examples are of a body, which shows them beside its schema; of a part of another they are noise. */
  const refer = (title: string, { examples: _, ...schema }: Schema): Schema => {
    const known = named.get(title);
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`Two schemas of the API have the title ${title}.`);
    }
    named.set(title, schema);
    return { $ref: `#/components/schemas/${title}` };
  };
  /** Bodies and parameters have theirs at `schema`; examples are values, and are left alone. */
  const inDocument = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inDocument);
    if (!isSchema(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => {
        if (key === 'requestBody' && mayBeLeftOut(value)) {
          return [key, { ...(inDocument(value) as Schema), required: false }];
        }
        if (key === 'schema' && isSchema(value)) return [key, inSchema(value)];
        return [key, key === 'examples' || key === 'example' ? value : inDocument(value)];
      }),
    );
  };

  const { paths, components = {}, ...rest } = document as Schema;
  const walked = inDocument(paths);
  const schemas = Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...rest, components: { ...(components as Schema), schemas }, paths: walked } as Document;
}

/** A body that may be null may as well not be there. */
function mayBeLeftOut(body: unknown): boolean {
  const { content } = body as { content?: Record<string, { schema?: Schema }> };
  const alternatives = content?.['application/json']?.schema?.anyOf;
  return Array.isArray(alternatives) && alternatives.some(({ type }: Schema) => type === 'null');
}

/** OpenAPI's tools know records by `additionalProperties` alone. */
function plainRecord({ patternProperties, ...schema }: Schema): Schema {
  if (!isSchema(patternProperties)) return schema;
  const [[pattern, value] = [], ...more] = Object.entries(patternProperties);
  if (pattern === undefined || more.length > 0) return { ...schema, patternProperties };
  return { ...schema, propertyNames: { pattern }, additionalProperties: value };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
