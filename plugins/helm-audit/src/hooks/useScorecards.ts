import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ScorecardsResponse } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../api';
import { Loaded, useLoad } from './useLoad';

/** How many services the backend is asked for at once. */
export const MAX_SCORECARDS = 100;

/** Scorecards of services, at most 100 of them; of none, nothing is asked. */
export function useScorecards(
  entityRefs: readonly string[],
): Loaded<ScorecardsResponse> {
  const api = useApi(helmAuditOrgApiRef);
  const joined = entityRefs.slice(0, MAX_SCORECARDS).join('\n');
  return useLoad(
    useMemo(
      () =>
        joined === '' ? undefined : () => api.getScorecards(joined.split('\n')),
      [api, joined],
    ),
  );
}
