const STAGES = [
  'load',
  'render',
  'parse',
  'gather',
  'evaluate',
  'score',
  'report',
];

/** Data walks from load to report and never turns back: a stage sees types of earlier ones. */
const zones = STAGES.flatMap((target, position) =>
  STAGES.filter(from => from !== target).map(from => ({
    target: `./src/stages/${target}`,
    from: `./src/stages/${from}`,
    except: STAGES.indexOf(from) < position ? ['./types.ts'] : [],
    message: 'A stage imports only the types of earlier stages.',
  })),
);

/** From evaluate on everything is pure. */
const pure = [
  'src/stages/evaluate',
  'src/stages/score',
  'src/stages/report',
  'src/facts',
  'src/rules',
  'src/profiles',
  'src/formatters',
];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: { 'import/resolver': { node: { extensions: ['.ts', '.js'] } } },
  rules: {
    'import/no-restricted-paths': ['error', { basePath: __dirname, zones }],
  },
  overrides: [
    {
      // The rule tester defines tests for others to run.
      files: ['src/testing/**/*.ts'],
      rules: {
        'jest/no-export': 'off',
        'jest/valid-title': 'off',
        'jest/expect-expect': 'off',
      },
    },
    {
      // A stage's test may make its input with the stages before it.
      files: ['src/stages/**/*.test.ts'],
      rules: { 'import/no-restricted-paths': 'off' },
    },
    {
      // Runs in a checkout only and is no part of the build.
      files: ['src/tooling/**/*.ts'],
      rules: {
        '@backstage/no-undeclared-imports': 'off',
        'no-restricted-syntax': 'off',
      },
    },
    {
      files: pure.map(folder => `${folder}/**/*.ts`),
      excludedFiles: ['**/*.test.ts'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: [
                  'node:fs',
                  'node:fs/*',
                  'node:child_process',
                  'node:http',
                  'node:https',
                  'node:net',
                ],
                message: 'All I/O ends with gather.',
              },
            ],
          },
        ],
      },
    },
  ],
});
