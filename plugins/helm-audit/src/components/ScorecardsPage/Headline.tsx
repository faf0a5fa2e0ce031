import { useCallback } from 'react';
import { Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import {
  CommonGap,
  DistributionResponse,
  HeatmapResponse,
  OrgApi,
  OrgBreakdown,
  OrgFilter,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { firstGap, helpSentence, needsHelpMost } from '../../lib/orgSentence';
import { plural } from '../../lib/words';
import { Answer } from '../Answer';
import { Loaded } from '../Loaded';
import { TierLines, TierLinesProps } from './TierLines';

export interface HeadlineProps extends TierLinesProps {
  totals: DistributionResponse;
}

/** Enough for a critical one to be among them. */
const GAPS = 50;

interface LoadedAnswer {
  heatmap: HeatmapResponse;
  /** That the answer is narrowed down to. */
  tier: Tier | undefined;
  gap?: CommonGap;
}

async function loadAnswer(
  api: OrgApi,
  by: OrgBreakdown,
  filter: OrgFilter,
): Promise<LoadedAnswer> {
  const { tier } = filter;
  const heatmap = await api.getHeatmap({ ...filter, by });
  const row = needsHelpMost(heatmap);
  if (!row || by === 'tier') return { heatmap, tier };
  // Who needs help is worth saying even where it can't be told with what.
  const gaps = await api
    .getGaps({ ...filter, [by]: row.key, limit: GAPS })
    .catch(() => undefined);
  return { heatmap, tier, gap: gaps && firstGap(gaps.items, row) };
}

/** The answer to the page's question in one sentence. */
export function Headline({ by, filter, totals, onTier }: HeadlineProps) {
  const api = useApi(helmAuditOrgApiRef);
  const answer = useLoad(
    useCallback(() => loadAnswer(api, by, filter), [api, by, filter]),
    { keep: true },
  );
  return (
    <Answer note={totals.waiting > 0 && waitingNote(totals)}>
      <Loaded state={answer} what="the answer" height={56}>
        {({ heatmap, tier, gap }) => (
          <Text as="h2" variant="title-x-small" weight="bold">
            {helpSentence(heatmap, tier, gap)}
          </Text>
        )}
      </Loaded>
      {by !== 'tier' && <TierLines by={by} filter={filter} onTier={onTier} />}
    </Answer>
  );
}

/** Why the answer may change soon. */
function waitingNote({ waiting, services }: DistributionResponse): string {
  return `${waiting} of ${plural(
    services,
    'service',
  )} still wait for their audit, so this may change.`;
}
