import tseslint from 'typescript-eslint'

// Biome lints everything else; these three need to know types, and Biome misses them with Prisma's lazy promises.
export default [
  { ignores: ['.next/**', 'lib/db/generated/**', 'data/**', 'next-env.d.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-misused-promises': 'error',
      // A written `default` says "and the rest" aloud (unions of other people's making grow); one that nothing reaches is noise.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: false },
      ],
    },
  },
]
