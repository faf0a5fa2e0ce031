import { ingressController, isRoute, routeRules } from '../../../facts/routes';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Controllers whose timeouts are set by annotations of the Ingress itself. */
const ANNOTATED = new Set(['nginx', 'haproxy', 'contour', 'alb']);

export default defineRule({
  meta: {
    id: 'missing-timeouts',
    dimension: 'reliability',
    title: 'Routes give up after a time',
    failureTitle: 'A route waits for answers without a limit of its own',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['resources'],
    messages: {
      route: {
        message:
          'A rule of {{kind}} {{name}} has no timeout, so one slow backend ties up callers for as long as it likes.',
        remediation: 'Set `{{field}}` to what the slowest good answer takes.',
      },
      ingress: {
        message:
          'Ingress {{name}} sets no timeout and takes the default of its controller, which knows nothing of this service.',
        remediation:
          'Set the annotations for timeouts of the {{controller}} controller.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['graceful-degradation', 'critical-path-protection'],
    risks: ['critical-path-failure', 'capacity-overload'],
    controls: [],
    references: [
      'https://gateway-api.sigs.k8s.io/guides/http-timeouts/',
      'https://istio.io/latest/docs/reference/config/networking/virtual-service/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    isRoute(resource) &&
    (resource.kind === 'Ingress' || routeRules(resource).length > 0),
  check(resource, { report, undetermined }) {
    const { kind, name, annotations } = resource;
    if (kind !== 'Ingress') {
      const field = kind === 'HTTPRoute' ? 'timeouts' : 'timeout';
      const lacking = routeRules(resource).find(
        ({ spec }) => !valueAt(spec, field),
      );
      if (!lacking) return;
      const path = [...lacking.path, field];
      report({ messageId: 'route', data: { kind, name, field }, path });
      return;
    }
    const isSet = Object.entries(annotations).some(([key, value]) =>
      /timeout/i.test(`${key}=${value}`),
    );
    if (isSet) return;
    const controller = ingressController(resource);
    if (!controller || !ANNOTATED.has(controller)) {
      undetermined(
        `Ingress ${name} may have its timeouts in objects of its controller.`,
      );
      return;
    }
    report({
      messageId: 'ingress',
      data: { name, controller },
      path: ['metadata', 'annotations'],
      // The controller's default is long, but a limit all the same.
      severity: 'medium',
    });
  },
});
