import { oncePerFact } from '../../../facts/oncePerFact';
import { ingressController, isRoute } from '../../../facts/routes';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Where each controller keeps its limit for each client. */
const EXAMPLES: Record<string, string> = {
  nginx: 'nginx.ingress.kubernetes.io/limit-rps',
  haproxy: 'haproxy.org/rate-limit-requests',
  traefik: 'a Middleware with rateLimit',
  kong: 'a KongPlugin rate-limiting',
};
/** Words that limits go by in annotations, plugins, filters and policies. */
const LIMIT =
  /rate[-_]?limit|limit-(rps|rpm|connections|req)|wafv2?-acl|\bthrottl/i;

/** Whether any object limits requests; of those that can't, none is read. */
const areLimited = oncePerFact((resources: Resource[]) =>
  resources.some(
    ({ kind, annotations, body }) =>
      !/^(Deployment|StatefulSet|ConfigMap|Secret)$/.test(kind) &&
      LIMIT.test(JSON.stringify([kind, annotations, body.spec, body.plugin])),
  ),
);

export default defineRule({
  meta: {
    id: 'missing-rate-limit',
    dimension: 'capacity',
    title: 'Callers are limited',
    failureTitle: 'One caller can use up the capacity of all',
    severity: 'medium',
    confidence: 'medium',
    target: 'resource',
    requires: ['resources'],
    messages: {
      missing: {
        message: 'Ingress {{name}} lets every caller send as much as it likes.',
        remediation: 'Add a limit for each client, such as `{{example}}`.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['graceful-degradation', 'critical-path-protection'],
    risks: ['capacity-overload', 'availability-impact'],
    controls: [],
    references: [
      'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rate-limiting',
      'https://gateway.envoyproxy.io/docs/tasks/traffic/local-rate-limit/',
    ],
    since: '0.1.0',
  },
  appliesTo: isRoute,
  check(route, { facts, report, undetermined }) {
    if (areLimited(facts.resources)) return;
    const { kind, name } = route;
    const controller =
      kind === 'Ingress' ? ingressController(route) : undefined;
    const example = EXAMPLES[controller ?? ''];
    if (!example) {
      undetermined(
        `Requests to ${kind} ${name} may be limited by its gateway, which is not in the chart.`,
      );
      return;
    }
    const path = ['metadata', 'annotations'];
    report({ messageId: 'missing', data: { name, example }, path });
  },
});
