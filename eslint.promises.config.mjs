import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/** That no promise is lost: rules that ask the compiler, apart from the others as they take longer than all of them. */
export default tseslint.config(
  { ignores: ['out/**', 'out.*/**', 'node_modules/**', 'demo/**', '**/*.d.ts'] },
  ...svelte.configs.base,
  {
    files: ['**/*.ts', '**/*.svelte'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
  },
);
