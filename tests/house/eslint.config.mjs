import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const home = fileURLToPath(new URL('../..', import.meta.url));

// Habits of HOUSE, each with what to do instead.
const forbidden = {
  defaultExport: [
    'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    'Export by name: a thing has one name in the whole house.',
  ],
  enum: ['TSEnumDeclaration', 'Use a union of strings: it needs no code and reads the same in the store.'],
  class: ['ClassDeclaration, ClassExpression', 'Use functions and plain types.'],
  barrel: ['ExportAllDeclaration', 'Import from the file that makes it: a barrel hides who needs whom.'],
  now: [
    'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"], CallExpression[callee.object.name="performance"][callee.property.name="now"]',
    'Now is handed in: take a Clock as an argument. Only entry files read the real one.',
  ],
  secureOnly: [
    'MemberExpression[property.name="randomUUID"]',
    'On plain http there is no randomUUID: make ids from getRandomValues.',
  ],
  sharedHook: [
    'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(Each|All)$/]',
    'Test files share their modules: this would be a hook of the first file alone. Use onTestFinished where it is called.',
  ],
};

const forbid = (...keys) => ({
  'no-restricted-syntax': [
    'error',
    ...keys.map((key) => ({ selector: forbidden[key][0], message: forbidden[key][1] })),
  ],
});
const habits = ['defaultExport', 'enum', 'class', 'barrel', 'now', 'secureOnly'];
const allBut = (...keys) => forbid(...habits.filter((key) => !keys.includes(key)));

const entryFiles = [
  'src/main.tsx',
  'src/endpoint/main.ts',
  'src/endpoint/link.ts',
  'src/parent/sw.ts',
  'src/**/*.worker.ts',
];

const sizes = ({ functionLines, complexity }) => ({
  'max-lines-per-function': ['error', { max: functionLines, skipBlankLines: true, skipComments: true }],
  complexity: ['error', { max: complexity, variant: 'modified' }],
});

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.cache/', '.data/', '.pictures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: home } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // An event handler may be async; what it throws reaches the one catch of the door.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      eqeqeq: 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 3 }],
      ...sizes({ functionLines: 60, complexity: 8 }),
      ...allBut(),
    },
  },
  {
    // A component is a function whose last lines are its picture: markup is long, but it is not deep.
    files: ['**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
    rules: sizes({ functionLines: 90, complexity: 10 }),
  },
  { files: entryFiles, rules: allBut('now') },
  // Dexie's typed database, and the one boundary React offers only as a class.
  { files: ['src/parent/store/database.ts', 'src/ui/ErrorBoundary.tsx'], rules: allBut('class') },
  { files: ['vite.config.ts', 'tests/house/*.config.mjs'], rules: allBut('defaultExport') },
  {
    // Tests stand outside the clock, are long lists of sentences, and know what is there.
    files: ['tests/**/*.{ts,tsx,mjs}'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
    },
  },
  { files: ['tests/**/*.{ts,tsx,mjs}'], ignores: ['tests/house/*.config.mjs'], rules: allBut('now') },
  {
    // All but tests themselves, and the two that are read anew for each of them.
    files: ['tests/**/*.{ts,tsx}'],
    ignores: ['tests/**/*.test.{ts,tsx}', 'tests/setup/{console,screen}.ts'],
    rules: forbid(...habits.filter((key) => key !== 'now'), 'sharedHook'),
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
