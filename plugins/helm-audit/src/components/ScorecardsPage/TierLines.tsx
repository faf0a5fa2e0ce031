import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  DistributionResponse,
  HeatmapResponse,
  OrgApi,
  OrgBreakdown,
  OrgFilter,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { tierHelpSentence } from '../../lib/orgSentence';
import { plural } from '../../lib/words';
import { Loaded } from '../Loaded';
import styles from './ScorecardsPage.module.css';

export interface TierLinesProps {
  by: OrgBreakdown;
  filter: OrgFilter;
  /** Narrows the page down to a tier, or shows all of them. */
  onTier: (tier: Tier | undefined) => void;
}

interface LoadedTiers {
  /** What the page is narrowed down to. */
  chosen: Tier | undefined;
  all: DistributionResponse;
  /** Of each tier that has services, except the chosen one. */
  others: Array<{ tier: Tier; services: number; heatmap: HeatmapResponse }>;
}

async function loadTiers(
  api: OrgApi,
  by: OrgBreakdown,
  { tier: chosen, ...filter }: OrgFilter,
): Promise<LoadedTiers> {
  const all = await api.getDistribution(filter);
  const others = all.tiers.filter(
    ({ tier, services }) => services > 0 && tier !== chosen,
  );
  return {
    chosen,
    all,
    others: await Promise.all(
      others.map(async ({ tier, services }) => ({
        tier,
        services,
        heatmap: await api.getHeatmap({ ...filter, tier, by }),
      })),
    ),
  };
}

/** How much of all the page shows, and who needs help most in each other tier. */
export function TierLines({ by, filter, onTier }: TierLinesProps) {
  const api = useApi(helmAuditOrgApiRef);
  const tiers = useLoad(
    useCallback(() => loadTiers(api, by, filter), [api, by, filter]),
    { keep: true },
  );
  return (
    <Loaded state={tiers} what="the other tiers" height={72}>
      {({ chosen, all, others }) =>
        others.length === 0 ||
        (chosen === undefined && others.length === 1) ? null : (
          <ul className={styles.tiers}>
            <li>
              {chosen === undefined ? (
                <>{mixSentence(all)} Choose one tier to compare fairly.</>
              ) : (
                <>
                  Tier {chosen} only: {shownOf(all, chosen)}.{' '}
                  <TierButton onPress={() => onTier(undefined)}>
                    Show all tiers
                  </TierButton>
                </>
              )}
            </li>
            {others.map(({ tier, services, heatmap }) => (
              <li key={tier}>
                Tier {tier}, {plural(services, 'service')}:{' '}
                {tierHelpSentence(heatmap)}{' '}
                <TierButton onPress={() => onTier(tier)}>
                  {`Show tier ${tier}`}
                </TierButton>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function TierButton(props: { onPress: () => void; children: string }) {
  return (
    <button type="button" className={styles.link} onClick={props.onPress}>
      {props.children}
    </button>
  );
}

function shownOf({ services, tiers }: DistributionResponse, chosen: Tier) {
  const shown = tiers.find(({ tier }) => tier === chosen)?.services ?? 0;
  return `${shown} of ${plural(services, 'service')}`;
}

/** Why the comparison is not quite fair. */
function mixSentence({ tiers }: DistributionResponse): string {
  const parts = tiers
    .filter(({ services }) => services > 0)
    .map(({ tier, services }) => `tier ${tier}: ${services}`);
  return `Tiers are mixed here (${parts.join(
    ', ',
  )}), and more is asked of critical services.`;
}
