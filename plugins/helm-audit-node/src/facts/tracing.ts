import { listAt, mapsAt, stringAt, stringsAt } from '../json';
import { Resource } from '../stages/gather/types';
import type { Workload } from './workloads';

const TRACING =
  /\botel_|otlp|opentelemetry|jaeger|zipkin|\bdd_(trace|agent|service)|datadog|elastic_?apm|new_?relic|\baws_xray|skywalking|traceparent|tempo:\d/i;

/** Whether anything about a workload or in a ConfigMap of the release points to tracing. */
export function findTracing(
  { containers, podAnnotations, podLabels }: Workload,
  resources: Resource[],
): boolean {
  const texts = [
    ...Object.keys({ ...podAnnotations, ...podLabels }),
    ...containers.flatMap(({ name, spec }) => [
      name,
      ...environment(spec),
      ...[...listAt(spec, 'args'), ...listAt(spec, 'command')].map(String),
    ]),
    ...resources
      .filter(({ kind }) => kind === 'ConfigMap')
      .flatMap(({ body }) =>
        Object.entries(stringsAt(body, 'data')).map(entry => entry.join('=')),
      ),
    ...resources
      .filter(({ kind }) => kind === 'Instrumentation')
      .map(() => 'opentelemetry'),
  ];
  return texts.some(text => TRACING.test(text));
}

/** Variables as `NAME=value`, but those that switch tracing off. */
function environment(spec: unknown): string[] {
  return mapsAt(spec, 'env')
    .map(
      ({ value }) =>
        `${stringAt(value, 'name') ?? ''}=${stringAt(value, 'value') ?? ''}`,
    )
    .filter(
      text => !/(DISABLED=true|ENABLED=false|EXPORTER=none)$/i.test(text),
    );
}
