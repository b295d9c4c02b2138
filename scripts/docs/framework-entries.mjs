/**
 * Writes packages/widget/frameworks: what React, Vue, Svelte, Angular and Solid need to know of the
 * elements, all of it made from the manifest. Part of `npm run docs`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { manifestText } from './manifest.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = 'packages/widget/frameworks';
const MADE = '// Made from custom-elements.json by `npm run docs`.\n';

/** @returns {Promise<Record<string, string>>} the files by name */
export async function frameworkEntries() {
  const { modules } = JSON.parse(await manifestText());
  const elements = modules[0].declarations.map(described);
  return {
    'react.js': reactCode(elements),
    'react.d.ts': reactTypes(elements),
    'vue.js': vueCode(),
    'vue.d.ts': vueTypes(elements),
    'svelte.js': registering(),
    'svelte.d.ts': svelteTypes(elements),
    'angular.js': registering(),
    'angular.d.ts': angularTypes(elements),
    'solid.js': registering(),
    'solid.d.ts': solidTypes(elements),
  };
}

/** Description of an element, as the templates below need it. */
function described({ name, tagName, description, attributes, members, events }) {
  const attributeOf = (property) =>
    property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const named = new Set(attributes.map((attribute) => attribute.name));
  const properties = members
    .filter(({ kind }) => kind === 'field')
    .map((member) => ({
      name: member.name,
      description: member.description,
      attribute: named.has(attributeOf(member.name)) ? attributeOf(member.name) : null,
    }));
  const own = new Set(properties.map(({ attribute }) => attribute));
  return {
    tag: tagName,
    type: name,
    component: name.replace(/Element$/, ''),
    summary: description.split('\n')[0],
    properties,
    /** Attributes that every element has, and that mean something to this one. */
    plain: attributes
      .filter((attribute) => !own.has(attribute.name))
      .map((attribute) => attribute.name),
    events: events.map((event) => ({ name: event.name, description: event.description })),
    eventMap: `${name.replace(/Element$/, '')}Events`,
  };
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const handler = (event) => camel(`on-${event}`);
const typed = ({ type }, property) => `${type}['${property}']`;
const lines = (list, make, indent = '  ') => list.map((item) => indent + make(item)).join('\n');
const typeImports = (elements, file = '../types/elements.js') =>
  `import type {\n${lines(elements.flatMap(({ type, eventMap }) => [type, eventMap]).sort(), (name) => `${name},`)}\n} from '${file}';\n`;
const registering = () => `${MADE}import '../lib/chatbot.js';\n`;

function reactCode(elements) {
  return `'use client';
${MADE}import { createElement, forwardRef, useImperativeHandle, useLayoutEffect, useEffect, useRef } from 'react';
import '../lib/chatbot.js';

const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** A component that sets an element's properties and listens to its events. */
function component(tag, name, properties, events) {
  const Component = forwardRef((props, ref) => {
    const element = useRef(null);
    const handlers = useRef({});
    const given = {};
    const rest = {};
    for (const [prop, value] of Object.entries(props)) {
      if (prop in properties) given[prop] = value;
      else if (!(prop in events)) rest[prop] = value;
    }
    useImperativeHandle(ref, () => element.current, []);
    useBeforePaint(() => {
      handlers.current = props;
    });
    useBeforePaint(() => {
      const ended = new AbortController();
      for (const [prop, type] of Object.entries(events)) {
        element.current.addEventListener(type, (event) => handlers.current[prop]?.(event), ended);
      }
      return () => ended.abort();
    }, []);
    const before = useRef({});
    useBeforePaint(() => {
      const node = element.current;
      for (const prop of Object.keys({ ...before.current, ...given })) {
        const value = given[prop];
        // What the element changes itself, as \`open\`, stays until the page says something else.
        if (prop in before.current && Object.is(before.current[prop], value) && prop !== 'config') continue;
        node[prop] = value ?? properties[prop];
      }
      before.current = given;
    });
    return createElement(tag, { ...rest, ref: element });
  });
  Component.displayName = name;
  return Component;
}

${elements
  .map(
    ({ tag, component, properties, events }) => `export const ${component} = component(
  '${tag}',
  '${component}',
  { ${properties.map(({ name }) => `${name}: ${name === 'open' ? 'false' : name === 'config' ? 'null' : "''"}`).join(', ')} },
  { ${events.map(({ name }) => `${handler(name)}: '${name}'`).join(', ')} },
);`,
  )
  .join('\n')}
`;
}

function reactTypes(elements) {
  return `${MADE}import type { DetailedHTMLProps, ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';
${typeImports(elements)}import '../types/chatbot.js';

export type * from '../types/elements.js';

${elements
  .map(
    (element) => `/** Properties of \`<${element.component}>\`. */
export interface ${element.component}Props extends Omit<HTMLAttributes<${element.type}>, ${element.properties.map(({ name }) => `'${name}'`).join(' | ')}> {
${lines(element.properties, (property) => `/** ${property.description.split('\n')[0]} */\n  ${property.name}?: ${typed(element, property.name)} | undefined;`)}
${lines(element.events, ({ name, description }) => `/** ${description} */\n  ${handler(name)}?: ((event: ${element.eventMap}['${name}']) => void) | undefined;`)}
}

/** ${element.summary} */
export declare const ${element.component}: ForwardRefExoticComponent<
  ${element.component}Props & RefAttributes<${element.type}>
>;
`,
  )
  .join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements
  .map(
    (
      element,
    ) => `      '${element.tag}': DetailedHTMLProps<HTMLAttributes<${element.type}>, ${element.type}> & {
${attributeLines(element, '        ')}
${lines(element.events, ({ name }) => `'on${name}'?: (event: ${element.eventMap}['${name}']) => void;`, '        ')}
      };`,
  )
  .join('\n')}
    }
  }
}
`;
}

/** Attributes where there is one, else the property. */
function attributeLines(element, indent) {
  return [
    ...element.properties.map(
      ({ name, attribute }) => `'${attribute ?? name}'?: ${typed(element, name)} | undefined;`,
    ),
    ...element.plain
      .filter((name) => name !== 'lang')
      .map((name) => `'${name}'?: string | undefined;`),
  ]
    .map((line) => indent + line)
    .join('\n');
}

function vueCode() {
  return `${registering()}
/** Tells which tags are elements of this package, for \`compilerOptions.isCustomElement\`. */
export const isChatbotElement = (tag) =>
  ['chatbot-widget', 'chatbot-test', 'chatbot-sessions'].includes(tag);
`;
}

function vueTypes(elements) {
  return `${MADE}import type { HTMLAttributes, PublicProps } from 'vue';
${typeImports(elements)}import '../types/chatbot.js';

export type * from '../types/elements.js';

/** Tells which tags are elements of this package, for \`compilerOptions.isCustomElement\`. */
export declare function isChatbotElement(tag: string): boolean;

${elements
  .map(
    (element) => `type ${element.component}Props = HTMLAttributes & PublicProps & {
${lines(element.properties, ({ name }) => `${name}?: ${typed(element, name)};`)}
${attributeLines({ ...element, properties: element.properties.filter(({ name, attribute }) => attribute && attribute !== name) }, '  ')}
${lines(element.events, ({ name }) => `${handler(name)}?: (event: ${element.eventMap}['${name}']) => void;`)}
${lines(element.events, ({ name }) => `'on${name[0].toUpperCase()}${name.slice(1)}'?: (event: ${element.eventMap}['${name}']) => void;`)}
};`,
  )
  .join('\n')}

declare module 'vue' {
  interface GlobalComponents {
${lines(elements, ({ tag, component, type }) => `'${tag}': new () => ${type} & { $props: ${component}Props };`, '    ')}
  }
}
`;
}

function svelteTypes(elements) {
  return `${MADE}import type { HTMLAttributes } from 'svelte/elements';
${typeImports(elements)}import '../types/chatbot.js';

export type * from '../types/elements.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements
  .map(
    (element) => `    '${element.tag}': HTMLAttributes<${element.type}> & {
${attributeLines(element, '      ')}
${lines(element.events, ({ name }) => `'on${name}'?: (event: ${element.eventMap}['${name}']) => void;`, '      ')}
${lines(element.events, ({ name }) => `'on:${name}'?: (event: ${element.eventMap}['${name}']) => void;`, '      ')}
    };`,
  )
  .join('\n')}
  }
}
`;
}

function angularTypes(elements) {
  return `${MADE}/** Types for \`viewChild\` and \`$event\`; needs \`schemas: [CUSTOM_ELEMENTS_SCHEMA]\`. */
${typeImports(elements)}import '../types/chatbot.js';

export type * from '../types/elements.js';

/** Type of \`$event\`: \`ChatbotEventOf<'chatbot-message'>\`. */
export type ChatbotEventOf<Name extends keyof Events> = Events[Name];

interface Events extends ${elements.map(({ eventMap }) => eventMap).join(', ')} {}
`;
}

function solidTypes(elements) {
  return `${MADE}import type { JSX } from 'solid-js';
${typeImports(elements)}import '../types/chatbot.js';

export type * from '../types/elements.js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
${elements
  .map(
    (element) => `      '${element.tag}': JSX.HTMLAttributes<${element.type}> & {
${attributeLines({ ...element, properties: element.properties.filter(({ attribute }) => attribute) }, '        ')}
${lines(element.properties, ({ name }) => `'prop:${name}'?: ${typed(element, name)};`, '        ')}
${lines(element.events, ({ name }) => `'on:${name}'?: (event: ${element.eventMap}['${name}']) => void;`, '        ')}
      };`,
  )
  .join('\n')}
    }
  }
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(`${ROOT}${FOLDER}`, { recursive: true });
  for (const [name, text] of Object.entries(await frameworkEntries())) {
    writeFileSync(`${ROOT}${FOLDER}/${name}`, text);
  }
}
