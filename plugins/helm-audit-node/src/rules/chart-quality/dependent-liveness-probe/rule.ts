import { isDeepStrictEqual } from 'node:util';
import { Probe, readProbe } from '../../../facts/probes';
import { runs } from '../../../facts/servicePorts';
import type { Container } from '../../../facts/workloads';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** A part of a path that names what a service depends on, rather than the service itself. */
const DEPENDENCY =
  /^(databases?|db|datasource|dependenc(y|ies)|downstreams?|redis|mysql|mariadb|postgres(ql)?|mongo(db)?|kafka|rabbit(mq)?|amqp|elasticsearch|deep)$/i;

/** A part of a path that by convention tells whether requests may come. */
const READINESS = /^(ready|readyz|readiness)$/i;

export default defineRule({
  meta: {
    id: 'dependent-liveness-probe',
    dimension: 'chart-quality',
    title: 'Liveness asks only what a restart can mend',
    failureTitle:
      'Liveness restarts a container for what a restart cannot mend',
    severity: 'medium',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      dependency: {
        message:
          'Liveness of container {{container}} in {{kind}} {{name}} asks {{path}}, which by its name looks at {{part}}: when that fails, every replica is restarted, again and again, until it is back.',
        remediation:
          'Let liveness ask whether the process itself answers, and readiness ask {{path}}.',
      },
      readiness: {
        message:
          'Liveness of container {{container}} in {{kind}} {{name}} asks {{path}}, which by its name tells whether requests may come: a container that waits for something is restarted instead of left to wait.',
        remediation:
          'Let liveness ask whether the process itself answers, and readiness ask {{path}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['graceful-degradation', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    runs(container) &&
    pathOf(readProbe(container.spec, 'livenessProbe')) !== '',
  check(container, { report }) {
    const liveness = readProbe(container.spec, 'livenessProbe');
    const path = pathOf(liveness);
    const parts = path.split('?')[0].split(/[/.:]/);
    const { kind, name } = container.workload.resource;
    const part = parts.find(
      text => DEPENDENCY.test(text) && !isItself(text, container),
    );
    const data = { container: container.name, kind, name, path };
    const at = ['livenessProbe', 'httpGet', 'path'];
    if (part) {
      const looksAt = part.toLowerCase() === 'deep' ? 'dependencies' : part;
      report({
        messageId: 'dependency',
        data: { ...data, part: looksAt },
        path: at,
      });
      return;
    }
    // Where both ask the same, their pace decides: `identical-probes` judges.
    const readiness = readProbe(container.spec, 'readinessProbe');
    const isShared = isDeepStrictEqual(liveness?.handler, readiness?.handler);
    if (isShared || !parts.some(text => READINESS.test(text))) return;
    report({ messageId: 'readiness', data, path: at, severity: 'low' });
  },
});

/** The path that a probe asks for by HTTP; '' where it asks in another way. */
function pathOf(probe: Probe | undefined): string {
  return stringAt(probe?.handler.spec, 'path') ?? '';
}

/** Whether a container runs the very thing that the path names, such as a database's own. */
function isItself(part: string, { name, spec }: Container): boolean {
  const ownNames = `${name} ${stringAt(spec, 'image') ?? ''}`.toLowerCase();
  return ownNames.includes(part.toLowerCase());
}
