import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'the chart routes its alerts itself',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: a }
spec: { groups: [{ name: a, rules: [{ alert: A, expr: a > 1 }] }] }
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: a }
spec: { route: { receiver: team }, receivers: [{ name: team }] }
`,
    },
    {
      name: 'a team',
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
      name: 'an owner',
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
          labels: { owner: payments }
          annotations: { runbook_url: https://runbooks.example.com/payments }
`,
    },
  ],
  notApplicable: [{ name: 'no alerts', manifests: SERVICE }],
  fail: [
    {
      name: 'no labels',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: A # finding: missing
          expr: a > 1
`,
    },
    {
      name: 'a severity alone',
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
          labels: { severity: page } # finding: missing
          annotations: { runbook_url: https://runbooks.example.com/payments }
`,
    },
  ],
});
