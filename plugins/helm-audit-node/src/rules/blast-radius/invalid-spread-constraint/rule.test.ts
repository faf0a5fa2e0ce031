import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const SELECTOR = 'labelSelector: { matchLabels: { app: payments } }';

const constraint = (fields: string, messageId?: string) =>
  workloadText({
    pod: `topologySpreadConstraints:\n  - { ${fields} }${
      messageId ? ` # finding: ${messageId}` : ''
    }`,
  });

const HARD = `topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, ${SELECTOR}`;
const SOFT = HARD.replace('DoNotSchedule', 'ScheduleAnyway');

ruleTester.run(rule, {
  pass: [
    { name: 'hard', manifests: constraint(`maxSkew: 1, ${HARD}`) },
    { name: 'soft', manifests: constraint(`maxSkew: 5, ${SOFT}`) },
    {
      name: 'least domains',
      manifests: constraint(`maxSkew: 1, minDomains: 2, ${HARD}`),
    },
    {
      name: 'an empty selector counts all pods',
      manifests: constraint(`maxSkew: 1, ${HARD}`).replace(
        SELECTOR,
        'labelSelector: {}',
      ),
    },
  ],
  notApplicable: [{ name: 'no constraint', manifests: workloadText() }],
  fail: [
    {
      name: 'no selector',
      manifests: constraint(`maxSkew: 1, ${HARD}`, 'selectsNothing').replace(
        `, ${SELECTOR}`,
        '',
      ),
    },
    {
      name: 'no topology',
      manifests: constraint(`maxSkew: 1, ${HARD}`, 'refused').replace(
        'topologyKey: kubernetes.io/hostname, ',
        '',
      ),
    },
    {
      name: 'no skew',
      manifests: constraint(`maxSkew: 0, ${HARD}`, 'refused'),
    },
    {
      name: 'an unknown mode',
      manifests: constraint(`maxSkew: 1, ${HARD}`, 'refused').replace(
        'DoNotSchedule',
        'Never',
      ),
    },
    {
      name: 'no domains',
      manifests: constraint(`maxSkew: 1, minDomains: 0, ${HARD}`, 'refused'),
    },
    {
      name: 'least domains that nothing enforces',
      manifests: constraint(`maxSkew: 1, minDomains: 2, ${SOFT}`, 'refused'),
    },
  ],
});
