import { isRoute, routeRules } from '../../../facts/routes';
import { isMap, numberAt, valueAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

const TRIES = 'nginx.ingress.kubernetes.io/proxy-next-upstream-tries';

/** Rules that say how often to retry. */
function retryingRules(route: Resource) {
  const field = route.kind === 'HTTPRoute' ? 'retry' : 'retries';
  return routeRules(route).flatMap(({ spec, path }) => {
    const retries = valueAt(spec, field);
    return isMap(retries) ? [{ retries, spec, path: [...path, field] }] : [];
  });
}

export default defineRule({
  meta: {
    id: 'unbounded-retries',
    dimension: 'reliability',
    title: 'Retries are few and short',
    failureTitle: 'Retries may multiply the load of an outage',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      many: {
        message:
          '{{kind}} {{name}} tries {{attempts}} times again, so a failing backend gets up to {{total}} times its load.',
        remediation:
          'Lower the attempts to 2, and retry only what may be repeated.',
      },
      slow: {
        message:
          '{{kind}} {{name}} retries without a time limit for each attempt.',
        remediation: 'Set `perTryTimeout`.',
      },
      unlimited: {
        message:
          'Ingress {{name}} tries all backends again without a limit (`{{annotation}}: 0`).',
        remediation: 'Set `{{annotation}}` to 2.',
      },
    },
    options: {
      attempts: {
        type: 'number',
        description: 'How often a request may be tried again.',
        default: 3,
        stricter: 'lower',
        minimum: 0,
        maximum: 20,
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation'],
    risks: ['capacity-overload', 'critical-path-failure'],
    controls: [],
    references: [
      'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry',
      'https://sre.google/sre-book/addressing-cascading-failures/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    isRoute(resource) &&
    (TRIES in resource.annotations || retryingRules(resource).length > 0),
  check(resource, { options, report }) {
    const { kind, name, annotations } = resource;
    if (annotations[TRIES] === '0') {
      const path = ['metadata', 'annotations', TRIES];
      const data = { name, annotation: TRIES };
      report({ messageId: 'unlimited', data, path });
    }
    for (const { retries, spec, path } of retryingRules(resource)) {
      const attempts = numberAt(retries, 'attempts') ?? 0;
      if (attempts > options.attempts) {
        const data = { kind, name, attempts, total: attempts + 1 };
        report({ messageId: 'many', data, path: [...path, 'attempts'] });
      }
      // The whole request's timeout bounds its attempts too.
      const isBounded = retries.perTryTimeout || valueAt(spec, 'timeout');
      if (kind === 'VirtualService' && attempts > 0 && !isBounded) {
        report({ messageId: 'slow', data: { kind, name }, path });
      }
    }
  },
});
