import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a hold',
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
      name: 'an event is counted',
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
          expr: increase(restarts_total[1h]) > 3
`,
    },
    {
      name: 'a watchdog',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules:
        - alert: Watchdog
          expr: vector(1)
`,
    },
    {
      name: 'an inhibitor',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: a }
spec:
  groups:
    - name: a
      rules: [{ alert: A, expr: ALERTS > 0, labels: { severity: none } }]
`,
    },
  ],
  notApplicable: [{ name: 'no alerts', manifests: SERVICE }],
  fail: [
    {
      name: 'no hold',
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
      name: 'a hold of nothing',
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
          expr: a > 1
          for: 0m # finding: missing
`,
    },
  ],
});
