import { valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { Surroundings } from './surroundings';

/** Catalog annotations of tools that alert by themselves. */
const CATALOG_HINTS: Array<[RegExp, string]> = [
  [/^datadoghq\.com\//, 'Datadog'],
  [/^newrelic\.com\//, 'New Relic'],
  [/^dynatrace\.com\//, 'Dynatrace'],
  [/^grafana\/alert-label-selector$/, 'Grafana'],
  [/^prometheus\.io\/(alert|rule)$/, 'Prometheus'],
  [/^(splunk|signalfx)/, 'Splunk'],
  [/^instana\.com\//, 'Instana'],
];

/** Annotations on pods by which monitoring products find what to watch. */
const POD_HINTS: Array<[RegExp, string]> = [
  [/^ad\.datadoghq\.com\//, 'Datadog'],
  [/^metrics\.dynatrace\.com\//, 'Dynatrace'],
  [/^newrelic\.(com|io)\//, 'New Relic'],
];

/**
 * Product outside of the chart that watches the service, when somebody said so, or an annotation
 * of the catalog entity or of a pod points to one. What it alerts on can't be seen from here.
 */
export function monitoredElsewhere(
  resources: Resource[],
  { entity, answers }: Surroundings,
): string | undefined {
  if (answers?.monitoring) return 'What is described as its monitoring';
  const catalog = Object.keys(entity?.entity.metadata.annotations ?? {});
  const pods = resources.flatMap(({ body, annotations }) => [
    ...Object.keys(annotations),
    ...Object.keys(
      valueAt(body, 'spec', 'template', 'metadata', 'annotations') ?? {},
    ),
  ]);
  return hintIn(catalog, CATALOG_HINTS) ?? hintIn(pods, POD_HINTS);
}

function hintIn(
  keys: string[],
  hints: Array<[RegExp, string]>,
): string | undefined {
  return hints.find(([pattern]) => keys.some(key => pattern.test(key)))?.[1];
}
