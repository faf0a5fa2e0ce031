import { matchesLabelSelector } from '../../../facts/labelSelector';
import { mayMakePods } from '../../../facts/foreignPods';
import { sameNamespace } from '../../../facts/serviceSelection';
import { mapAt, mapsAt, stringAt, valueAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Kinds that find Services to scrape, with where each keeps its endpoints. */
const ENDPOINTS: Record<string, string> = {
  ServiceMonitor: 'endpoints',
  VMServiceScrape: 'endpoints',
};

export default defineRule({
  meta: {
    id: 'dangling-service-monitor',
    dimension: 'chart-quality',
    title: 'Every service monitor finds something to scrape',
    failureTitle: 'A service monitor scrapes nothing',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['resources'],
    messages: {
      service: {
        message:
          '{{kind}} {{name}} selects no Service of this release, so nothing is scraped and its alerts never fire.',
        remediation:
          'Give {{name}} the labels of the Service (not of the pods) as its selector.',
      },
      port: {
        message:
          '{{kind}} {{name}} scrapes the port named {{port}}, but {{services}} has {{ports}}, so nothing is scraped and its alerts never fire.',
        remediation: 'Use the name of a port of {{services}}: {{ports}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['golden-signals', 'alert-coverage'],
    risks: ['monitoring-blind-spot'],
    controls: [],
    references: [
      'https://prometheus-operator.dev/docs/developer/getting-started/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind }) => Object.hasOwn(ENDPOINTS, kind),
  check(monitor, { facts: { resources }, report, undetermined }) {
    const { kind, name } = monitor;
    const doubt = whatElseItMayFind(monitor, resources);
    const services = resources.filter(service => selects(monitor, service));
    if (services.length === 0) {
      const path = ['spec', 'selector'];
      if (doubt) undetermined(doubt);
      else report({ messageId: 'service', data: { kind, name }, path });
      return;
    }
    const ports = services.flatMap(({ body }) =>
      mapsAt(body, 'spec', 'ports').map(({ value }) => value.name),
    );
    const list = ports.map(port => port ?? 'one without a name').join(', ');
    const endpoints = ENDPOINTS[kind];
    for (const { value, index } of mapsAt(monitor.body, 'spec', endpoints)) {
      const port = stringAt(value, 'port');
      if (port === undefined || ports.includes(port) || doubt) continue;
      const names = services.map(service => `Service ${service.name}`);
      report({
        messageId: 'port',
        data: { kind, name, port, services: names.join(', '), ports: list },
        path: ['spec', endpoints, index, 'port'],
      });
    }
  },
});

function selects({ body, namespace }: Resource, service: Resource): boolean {
  return (
    service.kind === 'Service' &&
    service.group === '' &&
    sameNamespace(namespace, service.namespace) &&
    matchesLabelSelector(mapAt(body, 'spec', 'selector'), service.labels)
  );
}

/** Why a monitor may find Services that the release does not hold. */
function whatElseItMayFind({ body }: Resource, resources: Resource[]) {
  if (valueAt(body, 'spec', 'namespaceSelector')) {
    return 'It looks for Services in other namespaces.';
  }
  const maker = resources.find(mayMakePods);
  return maker && `${maker.kind} ${maker.name} may make Services of its own.`;
}
