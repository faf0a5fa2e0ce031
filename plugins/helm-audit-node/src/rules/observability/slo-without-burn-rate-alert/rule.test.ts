import { ruleTester } from '../../../testing/ruleTester';
import { alert } from '../testManifests';
import rule from './rule';

const slo = (apiVersion: string, kind: string, spec: string) => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: payments }
spec:
${spec}
`;

const SLOTH = ['sloth.slok.dev/v1', 'PrometheusServiceLevel'] as const;
const PYRRA = ['pyrra.dev/v1alpha1', 'ServiceLevelObjective'] as const;

ruleTester.run(rule, {
  pass: [
    {
      name: 'Sloth pages',
      manifests: slo(
        ...SLOTH,
        '  slos: [{ name: a, alerting: { ticketAlert: { disable: true } } }]',
      ),
    },
    {
      name: 'Pyrra alerts by itself',
      manifests: slo(...PYRRA, '  target: "99"'),
    },
    {
      name: 'OpenSLO with a policy',
      manifests: slo('openslo/v1', 'SLO', '  alertPolicies: [a]'),
    },
    {
      name: 'an alert written by hand',
      manifests: `${slo(
        'openslo/v1',
        'SLO',
        '  objectives: [{ target: 0.99 }]',
      )}---${alert(
        'a:error_ratio_rate5m > 14.4 * 0.01 and a:error_ratio_rate1h > 14.4 * 0.01',
      )}`,
    },
  ],
  notApplicable: [{ name: 'no SLO', manifests: alert('a > 1') }],
  unknown: [
    {
      name: 'Datadog alerts elsewhere',
      manifests: slo(
        'datadoghq.com/v1alpha1',
        'DatadogSLO',
        '  targetThreshold: "99.9"',
      ),
    },
  ],
  fail: [
    {
      name: 'Sloth with both alerts off',
      manifests: slo(
        ...SLOTH,
        '  slos:\n    - name: a # finding: missing\n      alerting: { pageAlert: { disable: true }, ticketAlert: { disable: true } }',
      ),
    },
    {
      name: 'Pyrra with alerting off',
      manifests: slo(...PYRRA, '  alerting: { disabled: true }').replace(
        'spec:',
        'spec: # finding: missing',
      ),
    },
    {
      name: 'OpenSLO without a policy',
      manifests: slo('openslo/v1', 'SLO', '  objectives: []').replace(
        'spec:',
        'spec: # finding: missing',
      ),
    },
  ],
});
