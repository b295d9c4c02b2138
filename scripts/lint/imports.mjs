/**
 * Rules of who may import whom. A group of files gets one list of patterns here, because ESLint
 * replaces a rule's options where two configurations match the same file.
 */

const src = {
  shared: 'packages/shared/src',
  widget: 'packages/widget/src',
  server: 'packages/server/src',
};

const anyTest = '**/*.test.ts';
// Test files, and what is made for them: helpers, and the suites that every implementation runs.
const forTests = [anyTest, '**/testing/**', '**/*.contract.ts'];

// Whatever is neither relative nor one of the names given.
const onlyPackages = (names, message) => ({
  regex: `^(?!\\.{1,2}/)(?!(${names.join('|')})(/|$))`,
  message,
});

const never = {
  unsafeHtml: {
    group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'],
    message: 'Render through templates: then there is nothing to sanitise.',
  },
  server: {
    group: ['@chatbot-test/server', '@chatbot-test/server/**', 'node:*', 'fastify', 'ws'],
    message: 'The widget never imports the server, nor node.',
  },
  schemas: {
    group: ['@chatbot-test/shared/**/*.schema.js', 'typebox', 'typebox/**'],
    allowTypeImports: true,
    message: 'Validators never weigh on the embed: import the type only.',
  },
  testing: {
    group: ['@chatbot-test/shared/testing/**', '**/testing/**', '**/chaos/**', '**/hostile/**'],
    message: 'Only tests import what is made for tests.',
  },
  session: {
    group: ['**/session/**'],
    allowTypeImports: true,
    message: 'The panel and the bench speak through events; they know no connection.',
  },
  lit: {
    group: ['lit', 'lit/**', 'lit-*', 'lit-*/**', '@lit/**', 'marked'],
    message: 'The session is free of the DOM and of Lit.',
  },
  transports: {
    group: [
      'fastify',
      '@fastify/**',
      'ws',
      'drizzle-orm',
      'drizzle-orm/**',
      'redis',
      'ioredis',
      'postgres',
    ],
    message: 'Services and engines know their ports only.',
  },
  database: {
    group: ['drizzle-orm', 'drizzle-orm/**', 'postgres', '@electric-sql/**'],
    message: 'Routes ask services; only repositories know the database.',
  },
  widget: {
    group: ['@chatbot-test/widget', '@chatbot-test/widget/**'],
    message: 'The server serves the built widget by path.',
  },
};

const sharedSchemas = {
  group: ['**/*.schema.js', 'typebox', 'typebox/**'],
  allowTypeImports: true,
  message: 'A file that uses TypeBox at run time is named *.schema.ts.',
};

const sharedPackages = onlyPackages(['typebox'], 'shared imports nothing but TypeBox.');
const sharedTestingPackages = onlyPackages(
  ['typebox', 'fast-check'],
  'What shared offers to tests imports nothing but TypeBox and fast-check.',
);

function imports(files, patterns, ignores = []) {
  return {
    files,
    ignores,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

function forbidGlobals(files, names, message) {
  const owners = ['window', 'globalThis', 'self'];
  return {
    files,
    ignores: [anyTest],
    rules: {
      'no-restricted-globals': ['error', ...names.map((name) => ({ name, message }))],
      'no-restricted-properties': [
        'error',
        ...rawHtmlProperties,
        ...owners.flatMap((object) => names.map((property) => ({ object, property, message }))),
      ],
    },
  };
}

const rawHtmlProperties = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
  property,
  message: never.unsafeHtml.message,
}));

const panel = [`${src.widget}/{panel,shortcuts,test-bench}/**/*.ts`];
const session = [`${src.widget}/session/**/*.ts`];
const engines = [
  `${src.server}/**/*service.ts`,
  `${src.server}/**/*engine.ts`,
  `${src.server}/sessions/engine/**/*.ts`,
];
const routes = [`${src.server}/**/*routes.ts`];
const forTheWidget = [never.server, never.unsafeHtml];
const shipped = [...forTheWidget, never.schemas, never.testing];

// Unlike patterns, zones see dynamic imports too, and go by the file that a path leads to.
const zones = [
  {
    target: `./${src.shared}`,
    from: ['./packages/widget', './packages/server'],
    message: 'shared imports nothing of the workspace.',
  },
  {
    target: `./${src.widget}`,
    from: './packages/server',
    message: never.server.message,
  },
  {
    target: ['src', 'testing', 'chaos', 'hostile'].map((folder) => `./packages/server/${folder}`),
    from: './packages/widget',
    message: never.widget.message,
  },
  {
    target: `./${src.widget}/session`,
    from: ['elements', 'panel', 'shortcuts', 'test-bench'].map(
      (folder) => `./${src.widget}/${folder}`,
    ),
    message: 'The session knows no component.',
  },
  {
    target: [...routes, ...engines].map((glob) => `./${glob}`),
    from: `./${src.server}/db`,
    message: 'Only repositories, plugins and the start know the database.',
  },
];

export const importTable = [
  {
    files: ['packages/*/src/**/*.ts', 'packages/server/{testing,chaos,hostile}/**/*.ts'],
    ignores: [anyTest],
    rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
  },

  imports(
    [`${src.shared}/**/*.ts`],
    [sharedPackages, sharedSchemas, never.testing],
    [anyTest, '**/*.schema.ts', `${src.shared}/testing/**`],
  ),
  imports([`${src.shared}/**/*.schema.ts`], [sharedPackages], [anyTest]),
  imports([`${src.shared}/testing/**/*.ts`], [sharedTestingPackages], [anyTest]),

  imports([`${src.widget}/**/*.ts`], shipped, [...forTests, ...panel, ...session]),
  imports(panel, [...shipped, never.session], [anyTest]),
  imports(session, [...shipped, never.lit], [anyTest]),
  imports(
    forTests.map((glob) => `${src.widget}/${glob}`),
    forTheWidget,
  ),
  {
    files: [`${src.widget}/**/*.ts`],
    ignores: forTests,
    rules: {
      'no-restricted-properties': ['error', ...rawHtmlProperties],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TemplateElement[value.raw=/\\.(inner|outer)HTML\\s*=/]',
          message: never.unsafeHtml.message,
        },
      ],
    },
  },
  forbidGlobals(
    panel,
    ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
    never.session.message,
  ),

  imports(
    [`${src.server}/**/*.ts`],
    [never.widget, never.testing],
    [...forTests, ...engines, ...routes],
  ),
  imports(engines, [never.widget, never.testing, never.transports], [anyTest]),
  imports(routes, [never.widget, never.testing, never.database], [anyTest]),
];
