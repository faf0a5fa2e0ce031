import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a runbook',
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
      name: 'a link in the description',
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
          annotations: { description: "See https://wiki.example.com/runbooks/payments" }
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
          labels: { severity: none }
`,
    },
  ],
  notApplicable: [{ name: 'no alerts', manifests: SERVICE }],
  fail: [
    {
      name: 'no annotations',
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
      name: 'an empty link',
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
          annotations: { runbook_url: "" } # finding: missing
`,
    },
  ],
});
