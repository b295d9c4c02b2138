import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { Json } from '../../testing/server.js';

/** A route that takes a body, with bodies that it takes. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly examples: readonly unknown[];
}

/** They would end what the others need, or wait for a model. */
const LEFT_OUT = /stream|restore|\/dev\//;

/** The routes of an OpenAPI document that take a body of JSON; their examples are its own. */
export function bodiesOf(reference: Json, chatbotId: string): Route[] {
  const routes: Route[] = [];
  for (const [template, methods] of Object.entries(reference.paths as Record<string, Json>)) {
    if (LEFT_OUT.test(template)) continue;
    for (const [method, operation] of Object.entries(methods as Record<string, Json>)) {
      const content = operation.requestBody?.content?.['application/json'];
      if (!content) continue;
      const { schema, example, examples } = content;
      const given: unknown[] = [
        ...(schema?.examples ?? []),
        ...(example === undefined ? [] : [example]),
        ...Object.values(examples ?? {}).map((each: Json) => each.value),
      ];
      const path = template.replace('{chatbotId}', chatbotId).replace(/\{\w+\}/g, 'no-such-thing');
      routes.push({
        method: method.toUpperCase(),
        path,
        examples: [...given, { config: DEFAULT_CONFIG, revision: 1 }, {}],
      });
    }
  }
  return routes;
}
