import { addressedHosts } from '../../../facts/hosts';
import { isServing } from '../../../facts/workloads';
import { listAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'critical-path-sprawl',
    dimension: 'reliability',
    title: 'Critical services need few others',
    failureTitle: 'A critical service needs many others',
    severity: 'medium',
    confidence: 'low',
    target: 'workload',
    requires: ['context'],
    messages: {
      sprawl: {
        message:
          '{{kind}} {{name}} is of tier 1 and calls {{count}} other systems ({{hosts}}); it can be no more available than all of them together.',
        remediation:
          'Take dependencies off the critical path: cache, queue, or answer without them.',
      },
    },
    options: {
      systems: {
        type: 'number',
        description:
          'How many other systems a service of tier 1 may need to answer.',
        default: 5,
        stricter: 'lower',
        minimum: 0,
        maximum: 100,
      },
    },
    effort: 'L',
    phase: 3,
    compliance: ['critical-path-protection'],
    risks: ['critical-path-failure'],
    controls: [],
    references: ['https://queue.acm.org/detail.cfm?id=3096459'],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    facts.context.tier === 1 && isServing(workload),
  check(workload, { options, report, undetermined }) {
    const { kind, name } = workload.resource;
    const found = addressedHosts(workload);
    const hosts = [...new Set(found.map(({ host }) => host))];
    if (hosts.length > options.systems) {
      report({
        messageId: 'sprawl',
        data: { kind, name, count: hosts.length, hosts: hosts.join(', ') },
        path: found[0].path.slice(0, -2),
      });
      return;
    }
    const isHidden = workload.containers.some(
      ({ spec }) => listAt(spec, 'envFrom').length > 0,
    );
    if (hosts.length === 0 || isHidden) {
      undetermined(
        `What ${kind} ${name} calls can't be seen in its environment.`,
      );
    }
  },
});
