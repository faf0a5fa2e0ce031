import { Resource, TemplateFact } from '../stages/gather/types';
import { findScraper } from './scraping';
import { isLongRunning, Workload } from './workloads';

/** Monitoring that a chart's templates offer and the audited scenario does not render. */
export interface DisabledMonitoring {
  kind: string;
  /** Template that holds it. */
  file: string;
  /** Values keys that the template's first condition asks for, such as `a.enabled`. */
  valuesKeys: string[];
  /** What is missing without it. */
  purpose: string;
}

interface Purpose {
  kinds: string[];
  without: string;
  isMetOtherwise(facts: MonitoringFacts): boolean;
}

interface MonitoringFacts {
  templates: TemplateFact[];
  resources: Resource[];
  workloads: Workload[];
}

/** Found by kind in templates; a monitor that is off tells that metrics could be had. */
const SCRAPING: Purpose = {
  kinds: ['ServiceMonitor', 'PodMonitor', 'VMServiceScrape', 'VMPodScrape'],
  without: 'its metrics are not collected',
  isMetOtherwise: ({ workloads, resources }) =>
    workloads.some(
      workload =>
        isLongRunning(workload) &&
        findScraper(workload, resources) !== undefined,
    ),
};

const PURPOSES: Purpose[] = [
  SCRAPING,
  {
    kinds: ['PrometheusRule', 'VMRule'],
    without: 'the alerts that come with it never fire',
    isMetOtherwise: () => false,
  },
];

/** Finds what a chart offers for monitoring, and what of it is off. */
export function findDisabled(facts: MonitoringFacts): {
  offered: number;
  off: DisabledMonitoring[];
} {
  const offers = PURPOSES.flatMap(purpose => {
    const offer = offerOf(purpose, facts.templates);
    return offer ? [{ purpose, offer }] : [];
  });
  return {
    offered: offers.length,
    off: offers
      .filter(
        ({ purpose }) =>
          !facts.resources.some(({ kind }) => purpose.kinds.includes(kind)) &&
          !purpose.isMetOtherwise(facts),
      )
      .map(({ offer }) => offer),
  };
}

/** Whether templates hold something that collects metrics, rendered or not. */
export function offersScraping(templates: TemplateFact[]): boolean {
  return offerOf(SCRAPING, templates) !== undefined;
}

function offerOf(
  { kinds, without }: Purpose,
  templates: TemplateFact[],
): DisabledMonitoring | undefined {
  for (const { path, text } of templates) {
    const kind = kinds.find(
      name =>
        text.includes(name) &&
        new RegExp(`^\\s*kind:\\s*${name}\\b`, 'm').test(text),
    );
    if (!kind) continue;
    return { kind, file: path, valuesKeys: switchesOf(text), purpose: without };
  }
  return undefined;
}

/** Values that the first condition on values reads: those that switch something on, if any. */
function switchesOf(template: string): string[] {
  const condition = /\{\{-?\s*(?:if|with)\s[^}]*?\.Values\.[^}]*/.exec(
    template,
  );
  const keys = [...(condition?.[0].matchAll(/\.Values\.([\w.]+)/g) ?? [])].map(
    ([, key]) => key,
  );
  const switches = keys.filter(key => /(enabled?|create|install)$/i.test(key));
  return [...new Set(switches.length > 0 ? switches : keys)];
}
