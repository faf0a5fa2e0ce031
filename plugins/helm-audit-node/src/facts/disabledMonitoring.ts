import { Capability } from '@helm-audit/plugin-helm-audit-common';
import { CapabilitiesFact, Resource } from '../stages/gather/types';
import { isWithoutRules, RULE_OBJECTS } from './ruleObjects';
import { isLongRunning, Workload } from './workloads';

/** Monitoring that a chart can render and the audited scenario leaves out. */
export interface DisabledMonitoring {
  capability: Capability;
  /** What is missing without it. */
  purpose: string;
}

interface Purpose {
  /** In the order in which they are proposed. */
  kinds: string[];
  without: string;
  /** Whether another rule says what is missing, or nothing is. */
  isLeftOut(facts: MonitoringFacts): boolean;
}

interface MonitoringFacts {
  capabilities: Pick<CapabilitiesFact, 'capabilities' | 'appeared'>;
  resources: Resource[];
  workloads: Workload[];
}

/** Of what runs, `missing-scrape-config` says with each workload what would collect its metrics. */
const SCRAPING: Purpose = {
  kinds: ['ServiceMonitor', 'PodMonitor', 'VMServiceScrape', 'VMPodScrape'],
  without: 'its metrics are not collected',
  isLeftOut: ({ workloads }) => workloads.some(isLongRunning),
};

const PURPOSES: Purpose[] = [
  SCRAPING,
  {
    kinds: RULE_OBJECTS,
    without: 'the alerts that come with it never fire',
    // Without rules of its own it brings no alerts.
    isLeftOut: ({ capabilities: { appeared } }) => {
      const objects = appeared.filter(({ kind }) =>
        RULE_OBJECTS.includes(kind),
      );
      return objects.length > 0 && objects.every(isWithoutRules);
    },
  },
];

/** Finds what a chart offers for monitoring, and what of it is off. */
export function findDisabled(facts: MonitoringFacts): {
  offered: number;
  off: DisabledMonitoring[];
} {
  const { capabilities } = facts.capabilities;
  const isOn = ({ kinds }: Purpose) =>
    facts.resources.some(
      ({ kind, subchart }) => !subchart && kinds.includes(kind),
    );
  const offers = PURPOSES.map(purpose => ({
    purpose,
    isOn: isOn(purpose),
    offer: purpose.isLeftOut(facts)
      ? undefined
      : offerOf(purpose, capabilities),
  })).filter(each => each.isOn || each.offer);
  return {
    offered: offers.length,
    off: offers.flatMap(({ purpose, offer, isOn: isRendered }) =>
      offer && !isRendered
        ? [{ capability: offer, purpose: purpose.without }]
        : [],
    ),
  };
}

/** Whether a chart can render something that collects metrics, or does. */
export function offersScraping(
  capabilities: readonly Capability[],
  resources: readonly Resource[],
): boolean {
  return (
    offerOf(SCRAPING, capabilities) !== undefined ||
    resources.some(
      ({ kind, subchart }) => !subchart && SCRAPING.kinds.includes(kind),
    )
  );
}

/**
 * The chart's own offer for a purpose, the surest first. What waits for an API is not switched
 * off, and neither is what belongs to a part of the chart that is.
 */
function offerOf(
  { kinds }: Purpose,
  capabilities: readonly Capability[],
): Capability | undefined {
  const offers = capabilities.filter(
    ({ kind, subchart, part, state }) =>
      kinds.includes(kind) && !subchart && !part && state !== 'needs-api',
  );
  const rank = ({ kind, state }: Capability) =>
    kinds.indexOf(kind) + (state === 'proven' ? 0 : kinds.length);
  return [...offers].sort((a, b) => rank(a) - rank(b))[0];
}
