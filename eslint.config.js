import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';

/** Arrows go one way (docs/architecture.md): what may not be imported, from where. */
const arrow = (files, patterns, ignores = []) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx', ...ignores],
  rules: {
    'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group: [group], message })) }],
  },
});

/** Where GraphQL and its decorators live; `published-*.ts` says what of a result may go out. */
const EDGES = ['resolver', 'type', 'input', 'enum', 'entity']
  .map((part) => `server/**/*.${part}.ts`)
  .concat('server/**/published-*.ts');

const toEdges = [
  ['**/graphql/*', 'Domains and statistics know no GraphQL: that is for *.resolver.ts and *.type.ts.'],
  ['type-graphql', 'Decorators stay at the edges: *.resolver.ts and *.type.ts.'],
];

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'web/graphql.generated.ts', 'web/generated/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // «== null» asks for null and undefined at once: GraphQL means the same by both.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    // Decorated classes need their parameter and field types at run time; type-only imports would erase them.
    files: [...EDGES, 'server/graphql/**'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['server/cli/**', 'scripts/**', 'bench/**', 'bin/**', 'server/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly', performance: 'readonly' },
    },
  },
  {
    // Functions that a benchmark runs inside a page.
    files: ['bench/browser*.mjs'],
    languageOptions: { globals: { document: 'readonly', window: 'readonly', requestAnimationFrame: 'readonly' } },
  },
  {
    // What browsers give a service worker.
    files: ['web/public/*-worker.js'],
    languageOptions: {
      globals: { self: 'readonly', caches: 'readonly', fetch: 'readonly', AbortSignal: 'readonly', URL: 'readonly' },
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    ...jsxA11y.flatConfigs.recommended,
    plugins: { ...jsxA11y.flatConfigs.recommended.plugins, 'react-hooks': reactHooks },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      // Hearing Escape bubble up to a panel's box is no way to interact with the box; clicks would be.
      'jsx-a11y/no-static-element-interactions': ['error', { handlers: ['onClick', 'onMouseDown', 'onMouseUp'] }],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  arrow(['web/**/*.{ts,tsx}'], [['**/server/**', 'The browser knows the server by its schema only.']]),
  arrow(
    ['server/statistics/**'],
    [
      ['../*', 'Statistics import nothing of ours.'],
      ['../**', 'Statistics import nothing of ours.'],
      ['typeorm', 'Statistics know no database.'],
      ['pg', 'Statistics know no database.'],
    ],
  ),
  arrow(
    ['server/disclosure/**'],
    [
      ['../*', 'Disclosure control imports nothing of ours.'],
      ['../**', 'Disclosure control imports nothing of ours.'],
      ['typeorm', 'Disclosure control knows no database.'],
      ['pg', 'Disclosure control knows no database.'],
    ],
  ),
  arrow(
    ['server/database/**'],
    [
      ['../areas/*', 'The database knows no domain.'],
      ['../incidents/*', 'The database knows no domain.'],
      ['../provision/*', 'The database knows no domain.'],
      ['../ingest/*', 'The database knows no domain.'],
      ['../access/*', 'The database knows no domain.'],
      ...toEdges,
    ],
  ),
  arrow(
    ['server/audit/**'],
    [
      'areas',
      'incidents',
      'provision',
      'estimates',
      'indicators',
      'chapters',
      'data-requests',
      'area-factors',
      'partnership',
      'ingest',
      'governance',
      'export',
    ].map((domain) => [`../${domain}/*`, 'The audit knows no domain: domains tell it.']),
  ),
  arrow(
    ['server/access/**'],
    [
      ['../areas/*', 'Access knows no domain.'],
      ['../incidents/*', 'Access knows no domain.'],
      ['../provision/*', 'Access knows no domain.'],
      ['../ingest/*', 'Access knows no domain.'],
    ],
    EDGES,
  ),
  arrow(
    [
      'server/areas/**',
      'server/incidents/**',
      'server/provision/**',
      'server/deployments/**',
      'server/estimates/**',
      'server/chapters/**',
      'server/data-requests/**',
      'server/area-factors/**',
      'server/indicators/**',
      'server/partnership/**',
      'server/ingest/**',
      'server/governance/**',
    ],
    toEdges,
    EDGES,
  ),
);
