import { ruleTester } from '../../../testing/ruleTester';
import { dashboard, SERVICE } from '../testManifests';
import rule from './rule';

const entity = (metadata: object) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', ...metadata },
});

ruleTester.run(rule, {
  pass: [
    { name: 'a ConfigMap', manifests: `${SERVICE}---${dashboard('up')}` },
    {
      name: 'a file of the repository',
      manifests: SERVICE,
      repository: { 'dashboards/a.json': '{"panels": []}' },
    },
    {
      name: 'an annotation of the entity',
      manifests: SERVICE,
      entity: entity({ annotations: { 'grafana/dashboard-selector': 'a' } }),
    },
    {
      name: 'a link of the entity',
      manifests: SERVICE,
      entity: entity({ links: [{ url: 'https://grafana.example/d/a' }] }),
    },
  ],
  unknown: [
    {
      name: 'New Relic watches it',
      manifests: SERVICE,
      entity: entity({ annotations: { 'newrelic.com/guid': 'a' } }),
    },
    {
      name: 'a repository that was not read whole',
      manifests: SERVICE,
      repository: {},
      repositoryTruncated: true,
    },
  ],
  fail: [
    { name: 'none', manifests: SERVICE, findings: [{ messageId: 'missing' }] },
    {
      name: 'some other JSON',
      manifests: SERVICE,
      repository: { 'monitoring/a.json': '{"a": 1}' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
