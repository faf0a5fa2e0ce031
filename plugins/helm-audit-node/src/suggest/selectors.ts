import { RELEASE_NAME } from '../release';
import { stringAt } from '../json';
import { loadServices } from '../facts/traffic';
import type { Workload } from '../facts/workloads';
import { SuggestionContext } from './types';

/** What a workload is called once its release's name is left out. */
export function plainName(name: string): string {
  const plain = name
    .replace(`${RELEASE_NAME}-`, '')
    .replace(`-${RELEASE_NAME}`, '');
  return plain || name;
}

/** Whether nothing but the release gives a workload its name. */
export function isNamedByRelease(name: string): boolean {
  return name === RELEASE_NAME;
}

/** Whether a name depends on that of the release. */
export function belongsToRelease(name: string): boolean {
  return name.includes(RELEASE_NAME);
}

/**
 * A name as a label matcher. It is the whole name, that of the release included: a pattern for
 * any release would match the services of other teams that end in the same word.
 */
export function nameMatcher(label: string, name: string): string {
  return `${label}="${name}"`;
}

/** A matcher for the pods of a workload, by how its controller names them. */
export function podMatcher({ resource: { kind, name } }: Workload): string {
  const ends: Record<string, string> = {
    StatefulSet: '[0-9]+',
    DaemonSet: '[a-z0-9]+',
  };
  const end = ends[kind] ?? '[a-z0-9]+-[a-z0-9]+';
  return `pod=~"${escape(name)}-${end}"`;
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
          `The job name \`${
            labelled ?? name
          }\` is an assumption: nothing in the chart has Prometheus collect the metrics of ${plainName(
            workload.resource.name,
          )}, and a ServiceMonitor would name them after its Service.`,
        ],
  };
}

function isServiceMonitor(kind: string | undefined): boolean {
  return kind === 'ServiceMonitor' || kind === 'VMServiceScrape';
}
