import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (name: string, repository: string) => ({
  'Chart.yaml': `apiVersion: v2
name: edge
version: 1.0.0
dependencies:
  - name: ${name}
    version: 1.0.0
    repository: ${repository}
`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'a project that nothing is known of',
      chart: chart('redis', 'https://charts.example.com'),
    },
    {
      name: 'another chart of a repository where one is retired',
      chart: chart('loki', 'https://grafana.github.io/helm-charts'),
    },
    {
      name: 'the same name from elsewhere',
      chart: chart('ingress-nginx', 'oci://registry.example.com/charts'),
    },
  ],
  notApplicable: [
    { name: 'no dependencies', chart: {} },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  fail: [
    {
      name: 'a retired project',
      chart: chart(
        'ingress-nginx',
        'https://kubernetes.github.io/ingress-nginx # finding: retired',
      ),
      severity: 'high',
    },
    {
      name: 'a retired project that the values switch off',
      chart: {
        ...chart(
          'ingress-nginx',
          'https://kubernetes.github.io/ingress-nginx # finding: retired\n    condition: proxy.enabled',
        ),
        'values.yaml': 'proxy: { enabled: false }\n',
      },
      severity: 'low',
    },
    {
      name: 'an archived repository, in a chart of Helm 2',
      chart: {
        'requirements.yaml':
          'dependencies:\n  - name: redis\n    version: 1.0.0\n    repository: https://charts.helm.sh/stable # finding: retired\n',
      },
    },
    {
      name: 'one retired chart of a repository that lives on',
      chart: chart(
        'promtail',
        'https://grafana.github.io/helm-charts # finding: retired',
      ),
    },
  ],
});
