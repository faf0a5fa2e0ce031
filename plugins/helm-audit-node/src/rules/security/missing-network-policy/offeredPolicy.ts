import { posix } from 'node:path';
import {
  Capability,
  describeNeeds,
} from '@helm-audit/plugin-helm-audit-common';
import type { Workload } from '../../../facts/workloads';

/**
 * What to set for the policy that the chart has for a workload and does not render: one of the
 * workload's name, or where nothing was rendered one beside the workload's own template. To add
 * another would give the cluster two of the same name as soon as somebody switches it on.
 */
export function offeredPolicy(
  { resource }: Workload,
  offers: readonly Capability[],
): string | undefined {
  const offer = offers.find(
    ({ kind, part, subchart, proof, template }) =>
      kind === 'NetworkPolicy' &&
      !part &&
      subchart === resource.subchart &&
      (proof.length > 0
        ? proof.some(({ name }) => name === resource.name)
        : posix.dirname(template) === posix.dirname(resource.source)),
  );
  return offer && (describeNeeds(offer) || undefined);
}
