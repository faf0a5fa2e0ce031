import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a severity',
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
      name: 'a priority',
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
          labels: { priority: P1 }
          annotations: { runbook_url: https://runbooks.example.com/payments }
`,
    },
    {
      name: 'a severity of the group',
      manifests: `
apiVersion: operator.victoriametrics.com/v1beta1
kind: VMRule
metadata: { name: a }
spec:
  groups:
    - name: a
      labels: { severity: info }
      rules: [{ alert: A, expr: a > 1 }]
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
      name: 'another label',
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
          labels: { team: payments } # finding: missing
          annotations: { runbook_url: https://runbooks.example.com/payments }
`,
    },
  ],
});
