import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Tier, TierAverage } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../api';
import { useLoad } from './useLoad';

/**
 * The average scores of all services in a tier, by dimension; `undefined` as long as they are
 * not known, and where they can't be had cheaply.
 */
export function useTierAverage(
  tier: Tier,
): TierAverage['dimensions'] | undefined {
  const api = useApi(helmAuditOrgApiRef);
  const { data } = useLoad(useCallback(() => api.getTierAverages(), [api]));
  return data?.tiers?.find(each => each.tier === tier)?.dimensions;
}
