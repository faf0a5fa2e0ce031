/** What a made-up workload consists of; blocks of YAML need no indentation of their own. */
export interface WorkloadText {
  apiVersion?: string;
  kind?: string;
  name?: string;
  /** Annotations of the workload, as a YAML map on one line. */
  annotations?: string;
  /** Labels of its pods, as a YAML map on one line. */
  labels?: string;
  /** Lines of `spec`. */
  spec?: string;
  /** Lines of the pod's `spec`. */
  pod?: string;
  /** Lines of the container. */
  container?: string;
  /** Finding expected on the workload as a whole. */
  mark?: string;
  /** Finding expected on the workload's `spec`, such as for a field that is missing in it. */
  specMark?: string;
  /** Finding expected on the pod's `spec`. */
  podMark?: string;
  /** Finding expected on the container. */
  containerMark?: string;
}

/** A workload with one container, as YAML. */
export function workloadText(text: WorkloadText = {}): string {
  const {
    apiVersion = 'apps/v1',
    kind = 'Deployment',
    name = 'payments',
  } = text;
  return `apiVersion: ${apiVersion}
kind: ${kind}${comment(text.mark)}
metadata:
  name: ${name}
  annotations: ${text.annotations ?? '{}'}
spec:${comment(text.specMark)}
${indent(text.spec, 2)}
  template:
    metadata:
      labels: ${text.labels ?? `{ app: ${name} }`}
    spec:${comment(text.podMark)}
${indent(text.pod, 6)}
      containers:
        - name: app${comment(text.containerMark)}
          image: example.com/${name}:1.4.2
${indent(text.container, 10)}
`;
}

/** A Service, by default one that selects the workload of the same name, as YAML. */
export function serviceText({
  name = 'payments',
  selector,
  spec = 'ports: [{ name: http, port: 80 }]',
}: { name?: string; selector?: string; spec?: string } = {}): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: ${selector ?? `{ app: ${name} }`}
${indent(spec, 2)}
`;
}

/** A HorizontalPodAutoscaler of the Deployment of the same name, as YAML. */
export function autoscalerText({
  name = 'payments',
  kind = 'Deployment',
  spec = 'minReplicas: 2\nmaxReplicas: 10',
  mark = '',
  specMark = '',
} = {}): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler${comment(mark)}
metadata:
  name: ${name}
spec:${comment(specMark)}
  scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: ${name} }
${indent(spec, 2)}
`;
}

/** A KEDA ScaledObject of the Deployment of the same name, as YAML. */
export function scaledObjectText({
  name = 'payments',
  spec = 'minReplicaCount: 2\nmaxReplicaCount: 10',
  specMark = '',
} = {}): string {
  return `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: ${name}
spec:${comment(specMark)}
  scaleTargetRef: { name: ${name} }
${indent(spec, 2)}
`;
}

/** Puts documents into one stream. */
export function documents(...texts: string[]): string {
  return texts.join('---\n');
}

function comment(messageId: string | undefined): string {
  return messageId ? ` # finding: ${messageId}` : '';
}

function indent(text: string | undefined, width: number): string {
  return (text ?? '')
    .split('\n')
    .filter(line => line.trim())
    .map(line => ' '.repeat(width) + line)
    .join('\n');
}
