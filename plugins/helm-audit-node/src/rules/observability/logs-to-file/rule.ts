import { fileLogging, hasLogShipper } from '../../../facts/logging';
import { isLongRunning } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'logs-to-file',
    dimension: 'observability',
    title: 'Logs go to standard output',
    failureTitle: 'A container writes its log to a file',
    severity: 'medium',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      file: {
        message:
          'Container {{container}} is told by {{by}} to log to a file, which is gone with the pod and which nothing collects.',
        remediation: 'Log to standard output.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['golden-signals'],
    risks: ['incident-response', 'monitoring-blind-spot'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/cluster-administration/logging/',
      'https://12factor.net/logs',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ type, workload }) =>
    isLongRunning(workload) && (type === 'container' || type === 'sidecar'),
  check({ name, spec, workload }, { report }) {
    const setting = fileLogging(spec);
    if (!setting || hasLogShipper(workload)) return;
    report({
      messageId: 'file',
      data: { container: name, by: setting.by },
      path: setting.path,
    });
  },
});
