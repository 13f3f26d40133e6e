import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/** Functions of Node that make, change or replace a file. */
const writing = [
  'appendFile',
  'copyFile',
  'cp',
  'createWriteStream',
  'link',
  'rename',
  'symlink',
  'truncate',
  'write',
  'writeFile',
]
  .flatMap((name) => [name, `${name}Sync`])
  .concat('default', 'promises', 'writevSync');

/** Who may use them: the way out itself, and what writes files that never leave the product. */
const writers = [
  'src-main/files/{outputStream,temporaryFile,writeOutput}.ts',
  // A folder of pictures, which takes its name when it is whole.
  'src-main/images/writeMapImages.ts',
  // State of the application, and uploads into the session's own folder.
  'src-main/app/stateFile.ts',
  'src-main/electron/{main,windowState}.ts',
  'src-main/web/files.ts',
];

/** Node's decoder is wrong in some code pages, and damages what comes in pieces. */
const decoding = {
  selector:
    "NewExpression[callee.name='TextDecoder'][arguments.length>0]:not([arguments.0.value=/^utf-(8|16le|16be)$/])",
  message: 'Decode code pages through src-main/files/textStream.ts.',
};

export default tseslint.config(
  { ignores: ['out/**', 'out.*/**', 'node_modules/**', 'demo/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
      },
    },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  // One way out: what leaves the product is written by `src-main/files/writeOutput.ts`, or takes its name by `takeName`.
  {
    files: ['src-main/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts', ...writers],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:fs', 'node:fs/promises'].map((name) => ({
            name,
            importNames: writing,
            message:
              'Write through writeOutput or takeName (src-main/files), or name the file in eslint.config.mjs.',
          })),
        },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.svelte'],
    ignores: ['src-main/files/textStream.ts'],
    rules: { 'no-restricted-syntax': ['error', decoding] },
  },
  // A project file is hostile: what it holds as JSON is read through a schema, and named where it is damaged.
  {
    files: ['src-main/project/**/*.ts'],
    ignores: ['src-main/project/stored.ts', '**/*.test.ts', '**/*.fixture.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        decoding,
        {
          selector: "CallExpression[callee.object.name='JSON'][callee.property.name='parse']",
          message: 'Read the JSON of a project through src-main/project/stored.ts.',
        },
      ],
    },
  },
  // The compiler knows the browser's globals.
  { files: ['src-renderer/**'], rules: { 'no-undef': 'off' } },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
