import { formatPath, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { listMisplaced } from './fields';
import { listMissing } from './required';
import { listNotTexts } from './texts';

export default defineRule({
  meta: {
    id: 'invalid-manifest',
    dimension: 'chart-quality',
    title: 'Kubernetes accepts every manifest as it is meant',
    failureTitle: 'Kubernetes refuses or ignores part of a manifest',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads'],
    messages: {
      notText: {
        message:
          '{{field}} of {{kind}} {{name}} is a {{type}}; Kubernetes takes text only and refuses the release.',
        remediation: 'Put the value in quotes: pipe it through `quote`.',
      },
      misplaced: {
        message:
          '{{kind}} {{name}} has `{{field}}` in {{place}}, where Kubernetes knows no such field, so it has no effect.',
        remediation: 'Move `{{field}}` to {{home}}.',
      },
      required: {
        message:
          '{{kind}} {{name}} has no `{{field}}` in {{place}}, which Kubernetes demands, so it refuses the release.',
        remediation: 'Set `{{field}}`.',
      },
      restartPolicy: {
        message:
          'The pods of {{kind}} {{name}} have the restart policy {{policy}}, which Kubernetes refuses for jobs.',
        remediation: 'Set `restartPolicy` to OnFailure or Never.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
    since: '0.1.0',
  },
  appliesTo: ({ kind }) => kind !== 'CustomResourceDefinition' && kind !== '',
  check(resource, { facts, report }) {
    const { kind, name } = resource;
    const workload = facts.workloads.find(other => other.resource === resource);
    for (const { type, path } of listNotTexts(resource, workload)) {
      const field = formatPath(path);
      report({ messageId: 'notText', data: { kind, name, type, field }, path });
    }
    for (const { path, ...data } of listMissing(resource, workload)) {
      report({ messageId: 'required', data: { kind, name, ...data }, path });
    }
    if (!workload) return;
    for (const { path, ...data } of listMisplaced(workload)) {
      report({ messageId: 'misplaced', data: { kind, name, ...data }, path });
    }
    const policy = stringAt(workload.podSpec, 'restartPolicy') ?? 'Always';
    if (workload.role === 'batch' && policy === 'Always') {
      report({
        messageId: 'restartPolicy',
        data: { kind, name, policy },
        path: [...workload.podSpecPath, 'restartPolicy'],
      });
    }
  },
});
