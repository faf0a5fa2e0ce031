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

/**
 * From evaluate on everything is pure, and so is what works on text alone: one input gives
 * one report, today and tomorrow, here and elsewhere.
 */
const pure = [
  'src/stages/parse/**/*.ts',
  'src/stages/evaluate/**/*.ts',
  'src/stages/score/**/*.ts',
  'src/stages/report/**/*.ts',
  'src/facts/**/*.ts',
  'src/rules/**/*.ts',
  'src/profiles/**/*.ts',
  'src/formatters/**/*.ts',
  'src/fix/**/*.ts',
  'src/template/**/*.ts',
  'src/capabilities/**/*.ts',
  'src/redact.ts',
  'src/yaml.ts',
  'src/yamlOutline.ts',
  'src/json.ts',
  'src/values.ts',
];

/** Modules that reach files, the network or other processes. */
const impureModules = [
  'fs',
  'fs/*',
  'child_process',
  'http',
  'https',
  'http2',
  'net',
  'dgram',
  'dns',
  'tls',
].flatMap(name => [name, `node:${name}`]);

/** Expressions that read the clock, chance, the network or the process around. */
const impureSyntax = [
  {
    selector:
      "CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name='now']",
    message: 'The clock is read once, before evaluate.',
  },
  {
    selector:
      ":matches(NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'])",
    message: 'The clock is read once, before evaluate.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'One input gives one report.',
  },
  {
    selector:
      'Identifier[name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]',
    message: 'One input gives one report.',
  },
  {
    selector: "CallExpression[callee.name='fetch']",
    message: 'All I/O ends with gather.',
  },
  {
    selector:
      ":matches(ImportExpression, CallExpression[callee.name='require'])",
    message: 'Import at the top, where I/O is seen.',
  },
  {
    selector: "Identifier[name='__dirname']",
    message: 'All I/O ends with gather.',
  },
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
      files: pure,
      excludedFiles: ['**/*.test.ts'],
      rules: {
        'no-restricted-syntax': ['error', ...impureSyntax],
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['*.test*'],
                message: 'Tests are no part of the build.',
              },
              {
                // Rooted, for folders of this package may have such names too.
                group: impureModules.map(name => `/${name}`),
                message: 'All I/O ends with gather.',
              },
            ],
          },
        ],
      },
    },
  ],
});
