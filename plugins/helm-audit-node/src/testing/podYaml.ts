/** Parts of a workload's manifest, as lines of YAML. */
export interface PodParts {
  /** Lines of the container. */
  container?: string;
  /** Lines of the pod spec. */
  pod?: string;
  /** Lines of the workload's metadata. */
  metadata?: string;
  kind?: 'Deployment' | 'DaemonSet' | 'StatefulSet';
}

/** A workload named payments with one container named app, for the cases of rules. */
export function podYaml(parts: PodParts): string {
  const { container = '', pod = '', metadata = '', kind } = parts;
  return `apiVersion: apps/v1
kind: ${kind ?? 'Deployment'}
metadata:
  name: payments
${indent(metadata, 2)}
spec:
  selector:
    matchLabels: { app: payments }
  template:
    metadata:
      labels: { app: payments }
    spec:
${indent(pod, 6)}
      containers:
        - name: app
${indent(container, 10)}
`;
}

function indent(lines: string, width: number): string {
  return lines
    .split('\n')
    .map(line => ' '.repeat(width) + line)
    .join('\n');
}
