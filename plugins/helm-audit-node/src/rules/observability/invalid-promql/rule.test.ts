import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

const watched = (window: string, interval: string, finding = '') => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: A
          expr: rate(payments_failed_total[${window}]) > 1${
  finding && ` # finding: ${finding}`
}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: payments }
spec: { endpoints: [{ port: metrics, interval: ${interval} }] }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a rate over twice the interval',
      manifests: watched('2m', '60s'),
    },
    { name: 'an interval that is not said', manifests: watched('30s', '""') },
    {
      name: 'valid',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: PaymentsFail
          expr: sum(rate(payments_failed_total[5m])) > 1
          for: 5m
          labels: { severity: page, team: payments }
          annotations: { runbook_url: https://runbooks.example.com/payments }
`,
    },
    {
      name: 'a number',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: A
          expr: 1
`,
    },
  ],
  notApplicable: [{ name: 'no alerts', manifests: SERVICE }],
  unknown: [
    {
      name: 'MetricsQL',
      manifests: `
apiVersion: operator.victoriametrics.com/v1beta1
kind: VMRule
metadata: { name: a }
spec:
  groups:
    - name: a
      rules: [{ alert: A, expr: 'rate(a_total) keep_metric_names > 1' }]
`,
    },
  ],
  fail: [
    {
      name: 'a rate over less than the interval',
      manifests: watched('30s', '60s', 'window'),
    },
    {
      name: 'a rate over little more than the interval',
      manifests: watched('1m', '45s', 'window'),
    },
    {
      name: 'an open bracket',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: A
          expr: sum(rate(a_total[5m]) > 1 # finding: broken
`,
    },
    {
      name: 'a programming language',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: A
          expr: a > 1 && b > 1 # finding: broken
`,
    },
    {
      name: 'no expression',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: A # finding: empty
          for: 5m
`,
    },
  ],
});
