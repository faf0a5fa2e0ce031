import { productOf } from '../../../facts/dataStores';
import { servesForRelease } from '../../../facts/release';
import { findTracing } from '../../../facts/tracing';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-tracing',
    dimension: 'observability',
    title: 'Requests can be traced',
    failureTitle: 'Nothing shows that requests are traced',
    severity: 'low',
    confidence: 'low',
    target: 'workload',
    requires: ['resources', 'workloads'],
    messages: {
      missing: {
        message:
          'Nothing in {{kind}} {{name}} or its configuration shows that requests are traced.',
        remediation:
          'Switch on OpenTelemetry and set `OTEL_EXPORTER_OTLP_ENDPOINT`.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['golden-signals'],
    risks: ['incident-response', 'monitoring-blind-spot'],
    controls: [],
    references: ['https://opentelemetry.io/docs/concepts/signals/traces/'],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    servesForRelease(workload, facts) && productOf(workload) === undefined,
  check(workload, { facts, report }) {
    if (findTracing(workload, facts.resources)) return;
    const { kind, name } = workload.resource;
    report({ messageId: 'missing', data: { kind, name } });
  },
});
