import { custom, deployment } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const engine = (label: string) =>
  custom(
    'litmuschaos.io/v1alpha1',
    'ChaosEngine',
    `\n  appinfo:\n    ${label}`,
  );
const chaos = (selector: string) =>
  custom('chaos-mesh.org/v1alpha1', 'PodChaos', `\n  ${selector}`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'the labels of the pods',
      manifests: `${deployment()}---${chaos(
        'selector: { labelSelectors: { app: checkout } }',
      )}`,
    },
    {
      name: 'an expression',
      manifests: `${deployment()}---${chaos(
        'selector: { expressionSelectors: [{ key: app, operator: In, values: [checkout] }] }',
      )}`,
    },
    {
      name: 'a label of Litmus',
      manifests: `${deployment()}---${engine('applabel: app=checkout')}`,
    },
  ],
  notApplicable: [
    {
      name: 'a whole namespace',
      manifests: `${deployment()}---${chaos(
        'selector: { namespaces: [shop] }',
      )}`,
    },
    { name: 'no experiment', manifests: deployment() },
  ],
  unknown: [
    {
      name: 'a chart of experiments only',
      chart: {},
      manifests: chaos('selector: { labelSelectors: { app: checkout } }'),
    },
    {
      name: 'pods that a controller makes',
      manifests: `${deployment()}---${chaos(
        'selector: { labelSelectors: { cluster: ledger } }',
      )}---${custom('postgresql.cnpg.io/v1', 'Cluster', '{ instances: 3 }')}`,
    },
  ],
  fail: [
    {
      name: 'a label that was renamed',
      manifests: `${deployment()}---${chaos(
        'selector: { labelSelectors: { app: shop } } # finding: misses',
      )}`,
    },
    {
      name: 'all labels must match',
      manifests: `${deployment()}---${engine(
        'applabel: app=checkout,tier=web # finding: misses',
      )}`,
    },
    {
      name: 'a schedule whose fault misses',
      manifests: `${deployment()}---${custom(
        'chaos-mesh.org/v1alpha1',
        'Schedule',
        '{ podChaos: { selector: { labelSelectors: { app: shop } } } } # finding: misses',
      )}`,
    },
  ],
});
