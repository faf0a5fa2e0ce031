/** The trigger alone, which we advise against, is not what they ask about. */
const runsForeignCode = (_, { severity }) => severity === 'high';

const pastes = (_, { message }) => message.includes(' into a script, ');

/**
 * Actions of the forge itself are trusted there, and mildly judged by us. Workflows that a job
 * calls and images that it runs in are not looked at there.
 */
const movesForeign = (_, { message, severity }) =>
  severity !== 'low' &&
  /\s(?!\S*\.ya?ml@)(docker:|\S+@)\S+.*branches/.test(message);

/**
 * Which of our rules say what queries of CodeQL say, in which folder of tests. Left out are
 * those on what flows through outputs, artifacts and caches beside, on known vulnerable
 * versions of actions, and on runners of one's own.
 */
export const codeqlQueries = [
  {
    name: 'code-injection',
    folder: 'CWE-094',
    fails: ['CodeInjectionCritical', 'CodeInjectionMedium'],
    rules: ['ci-script-injection'],
    concerns: pastes,
  },
  {
    name: 'cache-poisoning-by-code',
    folder: 'CWE-349',
    fails: ['CachePoisoningViaCodeInjection'],
    rules: ['ci-script-injection'],
    concerns: pastes,
  },
  {
    name: 'environment-injection',
    folder: 'CWE-077',
    fails: [
      'EnvVarInjectionCritical',
      'EnvVarInjectionMedium',
      'EnvPathInjectionCritical',
      'EnvPathInjectionMedium',
    ],
    rules: ['ci-script-injection'],
    concerns: (_, { message }) => message.includes('of later steps'),
  },
  {
    name: 'untrusted-checkout',
    folder: 'CWE-829',
    fails: ['UntrustedCheckoutCritical'],
    leftOut: ['UntrustedCheckoutHigh'],
    rules: ['untrusted-ci-trigger'],
    concerns: runsForeignCode,
  },
  {
    name: 'unpinned-tag',
    folder: 'CWE-829',
    fails: ['UnpinnedActionsTag'],
    rules: ['unpinned-ci-action'],
    concerns: movesForeign,
  },
  {
    name: 'missing-workflow-permissions',
    folder: 'CWE-275',
    fails: ['MissingActionsPermissions'],
    rules: ['broad-ci-permissions'],
    concerns: (_, { message }) => message.includes('does not say what'),
  },
  {
    name: 'excessive-secrets-exposure',
    folder: 'CWE-312',
    fails: ['ExcessiveSecretsExposure'],
    rules: ['inherited-ci-secrets'],
  },
];

/** Checks that are narrower than our rule: what they let pass may still fail. */
export const narrowerPolicies = ['codeql/cache-poisoning-by-code'];

/** Why we disagree with cases, by their names. */
export const explainedPolicies = [];
