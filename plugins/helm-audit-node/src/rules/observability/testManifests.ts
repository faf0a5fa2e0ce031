/** A Deployment that a Service sends requests to; the shared subject of tests. */
export const SERVICE = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: payments
spec:
  selector:
    matchLabels: { app: payments }
  template:
    metadata:
      labels: { app: payments }
    spec:
      containers: [{ name: app, image: example.com/payments:1.0.0 }]
---
apiVersion: v1
kind: Service
metadata:
  name: payments
  labels: { app: payments }
spec:
  selector: { app: payments }
  ports: [{ name: http, port: 80 }]
`;

/** A PrometheusRule with one alert, and a recording rule where one is given. */
export function alert(
  expr: string,
  recording?: { record: string; expr: string },
): string {
  const rules = [
    ...(recording ? [recording] : []),
    { alert: 'Payments', expr, for: '5m' },
  ];
  return `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: payments
spec:
  groups:
    - name: payments
      rules: ${JSON.stringify(rules)}
`;
}

/** A ConfigMap that Grafana's sidecar loads a dashboard with one query from. */
export function dashboard(expr: string): string {
  const json = JSON.stringify({ panels: [{ targets: [{ expr }] }] });
  return `
apiVersion: v1
kind: ConfigMap
metadata:
  name: dashboard
  labels: { grafana_dashboard: "1" }
data:
  payments.json: ${JSON.stringify(json)}
`;
}
