import { mapsAt, numberAt, stringAt } from '../json';
import type { Container, Workload } from './workloads';

/** What the images of programs that tell of something else's metrics are called. */
const EXPORTER_IMAGE = /(?:^|[/_-])exporter(?:[:@]|$)/;

/** Ports that the Prometheus project keeps for exporters. */
const EXPORTER_PORTS = { first: 9100, last: 9999 };

/** Whether a container only tells of the metrics of something else, as a database's exporter. */
export function isExporter(
  { spec }: Container,
  { resource }: Workload,
): boolean {
  const image = stringAt(spec, 'image') ?? '';
  if (!EXPORTER_IMAGE.test(image)) return false;
  // The name alone may also be that of a program that exports invoices.
  return (
    /prom(etheus(community)?)?(?![a-z])/.test(`${image} ${resource.name}`) ||
    mapsAt(spec, 'ports').some(({ value }) => {
      const number = numberAt(value, 'containerPort') ?? 0;
      return number >= EXPORTER_PORTS.first && number <= EXPORTER_PORTS.last;
    })
  );
}
