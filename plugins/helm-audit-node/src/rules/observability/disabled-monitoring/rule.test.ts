import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE, alert } from '../testManifests';
import rule from './rule';

const chart = (kind: string) => ({
  'templates/monitoring.yaml': `{{- if and .Values.monitoring.enabled .Values.x }}
apiVersion: monitoring.coreos.com/v1
kind: ${kind}
{{- end }}
`,
});

const marked = (kind: string) => ({
  'templates/monitoring.yaml': chart(kind)['templates/monitoring.yaml'].replace(
    `kind: ${kind}`,
    `kind: ${kind} # finding: keyed`,
  ),
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'the rules are rendered',
      chart: chart('PrometheusRule'),
      manifests: alert('a > 1'),
    },
    {
      name: 'annotations do the scraping',
      chart: chart('ServiceMonitor'),
      manifests: SERVICE.replace(
        'name: payments\n  labels',
        'name: payments\n  annotations: { prometheus.io/scrape: "true" }\n  labels',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'the chart offers none',
      chart: { 'templates/a.yaml': 'kind: ConfigMap' },
      manifests: SERVICE,
    },
  ],
  fail: [
    {
      name: 'the rules are off',
      chart: marked('PrometheusRule'),
      manifests: SERVICE,
    },
    {
      name: 'the monitor is off',
      chart: marked('PodMonitor'),
      manifests: SERVICE,
    },
    {
      name: 'what switches it on is not plain to see',
      chart: {
        'templates/a.yaml':
          '{{ if include "a" . }}\nkind: VMRule # finding: unkeyed\n{{ end }}',
      },
      manifests: SERVICE,
    },
  ],
});
