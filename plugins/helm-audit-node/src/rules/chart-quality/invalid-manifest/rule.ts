import { matchesLabelSelector } from '../../../facts/labelSelector';
import type { Workload } from '../../../facts/workloads';
import { formatPath, mapAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { listMisplaced } from './fields';
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
      selector: {
        message:
          'The selector of {{kind}} {{name}} does not match the labels of its own pods, so Kubernetes refuses it.',
        remediation:
          'Give the pod template of {{name}} the labels of the selector.',
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
    if (!workload) return;
    for (const { path, ...data } of listMisplaced(workload)) {
      report({ messageId: 'misplaced', data: { kind, name, ...data }, path });
    }
    if (hasForeignSelector(workload)) {
      const path = ['spec', 'selector'];
      report({ messageId: 'selector', data: { kind, name }, path });
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

/** Whether a controller would not find its own pods; jobs make up their selectors. */
function hasForeignSelector({ resource, role, podLabels }: Workload): boolean {
  const { group, body } = resource;
  const selector = mapAt(body, 'spec', 'selector');
  return (
    (role === 'service' || role === 'agent') &&
    group === 'apps' &&
    Object.keys(selector).length > 0 &&
    !matchesLabelSelector(selector, podLabels)
  );
}
