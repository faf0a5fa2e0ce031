import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (image: string, annotations = '') => `
apiVersion: v1
kind: Pod
metadata: { name: app, annotations: { ${annotations} } }
spec:
  containers:
    - name: app
      image: ${image}
`;

const OWN = 'registry.bank.example/payments:1.0.0';

const chart = (rest = '') => ({
  'Chart.yaml': `name: payments\nversion: 1.0.0\n${rest}`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'sources of the chart',
      chart: chart('sources: [https://code.bank.example/payments]'),
      manifests: pod(OWN),
    },
    {
      name: 'a home on a forge',
      chart: chart('home: https://gitlab.bank.example/payments'),
      manifests: pod(OWN),
    },
    {
      name: 'an annotation, in plain manifests',
      manifests: pod(OWN, 'org.opencontainers.image.source: x'),
    },
    {
      name: 'the catalog',
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'payments',
          annotations: { 'gitlab.com/project-slug': 'bank/payments' },
        },
      },
      manifests: pod(OWN),
    },
  ],
  notApplicable: [
    { name: 'a public image', chart: chart(), manifests: pod('nginx:1.29') },
    { name: 'no image', chart: chart(), manifests: pod('""') },
  ],
  unknown: [
    { name: 'plain manifests have no Chart.yaml', manifests: pod(OWN) },
  ],
  fail: [
    {
      name: 'nothing',
      chart: chart(),
      manifests: pod(`${OWN} # finding: unknown`),
      severity: 'low',
    },
    {
      name: 'a home that holds no source',
      chart: chart('home: https://payments.bank.example'),
      manifests: pod(`${OWN} # finding: unknown`),
    },
  ],
});
