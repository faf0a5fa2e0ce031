import { isLongRunning } from '../../../facts/workloads';
import { listAt } from '../../../json';
import { defineRule } from '../../defineRule';

const LOOP = /\b(until|while)\b[\s\S]*\bdo\b[\s\S]*\bdone\b/;
/** Asking somebody else whether they are there. */
const PROBE =
  /\b(nc|ncat|curl|wget|nslookup|dig|getent|pg_isready|mysqladmin|redis-cli|mongosh?|kubectl|psql|telnet)\b|\/dev\/tcp\//;
/** Signs of a limit: a time, a count, or a way out. */
const LIMIT =
  /\btimeout\b|--timeout|\bSECONDS\b|-(lt|le|gt|ge)\b|\$\(\(|\bseq\b|\bexit\s+[1-9]|\bbreak\b|\blet\b|\bexpr\b/;
/** Programs made for waiting, which give up after a while unless told otherwise. */
const WAITER = /\b(wait4x|wait-for-it|wait-for|wait-for-port|dockerize)\b/;
const NO_LIMIT = /(^|\s)--?(t|timeout)(=|\s+)["']?0m?s?["']?(\s|$)/;

export default defineRule({
  meta: {
    id: 'blocking-init-wait',
    dimension: 'reliability',
    title: 'Pods start although a dependency is away',
    failureTitle: 'A pod may wait for a dependency for ever',
    severity: 'medium',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      endless: {
        message:
          'Init container {{name}} of {{kind}} {{owner}} waits without end, so no new pod starts while its dependency is away.',
        remediation:
          'Give up after a while, or let the application start without the dependency.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ type, workload }) => type === 'init' && isLongRunning(workload),
  check({ name, spec, workload }, { report }) {
    const script = [...listAt(spec, 'command'), ...listAt(spec, 'args')]
      .map(String)
      .join(' ');
    if (!waitsForever(script)) return;
    const { kind, name: owner } = workload.resource;
    const field = listAt(spec, 'args').length > 0 ? 'args' : 'command';
    report({
      messageId: 'endless',
      data: { name, kind, owner },
      path: [field],
    });
  },
});

function waitsForever(script: string): boolean {
  if (WAITER.test(script) && NO_LIMIT.test(script)) return true;
  return LOOP.test(script) && PROBE.test(script) && !LIMIT.test(script);
}
