import { stringAt } from '../json';
import { productOf } from './dataStores';
import { parseImage } from './image';
import { isService, Workload } from './workloads';

/** Data stores that write nothing without a majority of their members, by their image. */
const BY_MAJORITY = /^(etcd|zookeeper|consul)(-|$)/;

/** Software of which two pods do harm, by the name of its image, and why. */
const SOLE: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(prom-)?pushgateway$/, 'each would keep only what was pushed to it'],
  [/^kube-state-metrics$/, 'each would count all objects once more'],
  [/^prometheus-operator$/, 'both would write the same objects'],
  [/^jenkins$/, 'both would write the same jobs and builds'],
  [/^sealed-secrets-controller$/, 'each would make sealing keys of its own'],
  [/^external-dns$/, 'both would write the same records'],
  [/^nexus3?$/, 'both would write the same repositories'],
];

/**
 * The name of the data store that a workload runs, if that works by majority: 2 members are worse
 * than 1, as the loss of either stops both, and 3 are the fewest that survive one.
 */
export function majorityStoreOf(workload: Workload): string | undefined {
  const product = productOf(workload);
  return product && BY_MAJORITY.test(product) ? product : undefined;
}

/**
 * Why a workload can't be made redundant by adding pods, whatever its chart allows; undefined
 * where nothing of the kind is known.
 */
export function whyAlone(workload: Workload): string | undefined {
  if (!isService(workload)) return undefined;
  const names = workload.containers.map(({ spec }) =>
    parseImage(stringAt(spec, 'image') ?? '')
      ?.repository.split('/')
      .at(-1),
  );
  return SOLE.find(([pattern]) => pattern.test(names[0] ?? ''))?.[1];
}
