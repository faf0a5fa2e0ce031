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
  ],
  notApplicable: [
    {
      name: 'the chart offers none',
      chart: { 'templates/a.yaml': 'kind: ConfigMap' },
      manifests: SERVICE,
    },
    {
      name: 'what runs without a monitor is told by missing-scrape-config',
      chart: chart('ServiceMonitor'),
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
      manifests: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
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
