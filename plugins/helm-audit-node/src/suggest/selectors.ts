import { RELEASE_NAME } from '../release';
import { stringAt } from '../json';
import { loadServices } from '../facts/traffic';
import type { Workload } from '../facts/workloads';
import { SuggestionContext } from './types';

/** What a workload is called once its release's name is left out. */
export function plainName(name: string): string {
  return name.startsWith(`${RELEASE_NAME}-`)
    ? name.slice(RELEASE_NAME.length + 1)
    : name;
}

/** A name as a label matcher that holds for every name of the release. */
export function nameMatcher(label: string, name: string): string {
  const plain = plainName(name);
  return plain === name
    ? `${label}="${escape(name)}"`
    : `${label}=~"(.+-)?${escape(plain)}"`;
}

/** A matcher for the pods of a workload, by how its controller names them. */
export function podMatcher({ resource: { kind, name } }: Workload): string {
  const plain = plainName(name);
  const start = plain === name ? '' : '(.+-)?';
  const ends: Record<string, string> = {
    StatefulSet: '[0-9]+',
    DaemonSet: '[a-z0-9]+',
  };
  const end = ends[kind] ?? '[a-z0-9]+-[a-z0-9]+';
  return `pod=~"${start}${escape(plain)}-${end}"`;
}

function escape(name: string): string {
  return name.replace(/[.\\"]/g, '\\\\$&');
}

/** A matcher for the series that a workload exports, and what it takes for granted. */
export function ownMatcher(context: SuggestionContext): {
  matcher: string;
  assumptions: string[];
} {
  const { row, resources } = context;
  const { workload, scrape, scrapeOffered } = row;
  const collected = scrape ?? scrapeOffered?.scrape;
  const jobLabel = stringAt(collected?.monitor?.body, 'spec', 'jobLabel');
  const service = collected?.service ?? loadServices(workload, resources)[0];
  const name = service?.name ?? workload.services[0];
  if (!name || (collected && !isServiceMonitor(collected.monitor?.kind))) {
    return { matcher: podMatcher(workload), assumptions: [] };
  }
  const labelled = jobLabel ? service?.labels[jobLabel] : undefined;
  return {
    matcher: nameMatcher('job', labelled ?? name),
    assumptions: collected
      ? []
      : [
          `Assumes that Prometheus collects the metrics of ${plainName(
            workload.resource.name,
          )}, with its Service as \`job\`; nothing in the chart has it do so.`,
        ],
  };
}

function isServiceMonitor(kind: string | undefined): boolean {
  return kind === 'ServiceMonitor' || kind === 'VMServiceScrape';
}
