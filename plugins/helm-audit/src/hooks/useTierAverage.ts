import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { HeatmapRow, Tier } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../api';
import { useLoad } from './useLoad';

/**
 * The average scores of all services in a tier, by dimension; `undefined` as long as they are
 * not known, and where they can't be had.
 */
export function useTierAverage(
  tier: Tier,
): HeatmapRow['dimensions'] | undefined {
  const api = useApi(helmAuditOrgApiRef);
  const { data } = useLoad(
    useCallback(() => api.getHeatmap({ by: 'tier' }), [api]),
  );
  return data?.rows.find(({ key }) => key === String(tier))?.dimensions;
}
