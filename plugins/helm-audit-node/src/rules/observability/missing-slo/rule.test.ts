import { ruleTester } from '../../../testing/ruleTester';
import { alert, SERVICE } from '../testManifests';
import rule from './rule';

const slo = (apiVersion: string, kind: string, spec: object) => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: payments }
spec: ${JSON.stringify(spec)}
`;

const entity = (metadata: object) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', ...metadata },
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'Sloth',
      manifests: `${SERVICE}---${slo(
        'sloth.slok.dev/v1',
        'PrometheusServiceLevel',
        {
          slos: [{ name: 'a', objective: 99.9 }],
        },
      )}`,
    },
    {
      name: 'Pyrra',
      manifests: `${SERVICE}---${slo(
        'pyrra.dev/v1alpha1',
        'ServiceLevelObjective',
        { target: '99' },
      )}`,
    },
    {
      name: 'OpenSLO in the repository',
      manifests: SERVICE,
      repository: {
        'slo/payments.yaml': slo('openslo/v1', 'SLO', {
          objectives: [{ target: 0.99 }],
        }),
      },
    },
    {
      name: 'an alert on the burn rate',
      manifests: `${SERVICE}---${alert(
        'job:errors:ratio_rate5m > 14.4 * 0.001 and job:errors:ratio_rate1h > 14.4 * 0.001',
      )}`,
    },
  ],
  notApplicable: [
    {
      name: 'nothing runs',
      manifests: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }',
    },
  ],
  unknown: [
    {
      name: 'the catalog links SLOs',
      manifests: SERVICE,
      entity: entity({ links: [{ url: 'https://a.example', title: 'SLO' }] }),
    },
    {
      name: 'Datadog watches it',
      manifests: SERVICE,
      entity: entity({ annotations: { 'datadoghq.com/site': 'eu' } }),
    },
    {
      name: 'a repository that was not read whole',
      manifests: SERVICE,
      repository: {},
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'none',
      manifests: SERVICE,
      findings: [{ messageId: 'missing' }],
      severity: 'high',
    },
    {
      name: 'none on tier 1',
      manifests: SERVICE,
      tier: 1,
      findings: [{ messageId: 'missing' }],
      severity: 'critical',
    },
    {
      name: 'a plain alert',
      manifests: `${SERVICE}---${alert('rate(a_total{code="500"}[5m]) > 1')}`,
      findings: [{ messageId: 'missing' }],
    },
    {
      name: "another tool's kind of the same name",
      manifests: `${SERVICE}---${slo('example.com/v1', 'SLO', {})}`,
      findings: [{ messageId: 'missing' }],
    },
  ],
});
