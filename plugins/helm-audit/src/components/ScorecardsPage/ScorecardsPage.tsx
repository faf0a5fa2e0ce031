import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  DistributionResponse,
  ORG_BREAKDOWNS,
  OrgBreakdown,
  OrgFacetsResponse,
  OrgFilter,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { useOrgFilter } from '../../hooks/useOrgFilter';
import { useViewParams, ViewParams } from '../../hooks/useViewParams';
import { NOTHING_OPEN } from '../../lib/orgView';
import { TitlesProvider } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { OrgFilters, Picker } from '../OrgFilters';
import { NothingMatches, NoServices } from '../OrgStates';
import { Theme } from '../Theme';
import { DistributionPanel } from './DistributionPanel';
import { GapsSection } from './GapsSection';
import { Headline } from './Headline';
import { HeatmapSection } from './HeatmapSection';
import { Movement } from './Movement';
import { Totals } from './Totals';
import { UnlinkedSection } from './UnlinkedSection';
import styles from './ScorecardsPage.module.css';

const BREAKDOWNS: Record<OrgBreakdown, string> = {
  group: 'Teams',
  system: 'Systems',
  domain: 'Domains',
  tier: 'Tiers',
};

const PERIODS: Array<[string, string]> = [
  ['7', '7 days'],
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', '1 year'],
];
const DEFAULT_PERIOD = '30';

function readView({ params }: ViewParams): {
  by: OrgBreakdown;
  period: string;
} {
  const period = params.get('period');
  return {
    by: ORG_BREAKDOWNS.find(by => by === params.get('by')) ?? 'group',
    period: PERIODS.some(([days]) => days === period)
      ? period!
      : DEFAULT_PERIOD,
  };
}

/** Which team needs help most, and with what. */
export function ScorecardsPage() {
  const view = useViewParams();
  const { by, period } = readView(view);
  const filter = useOrgFilter(
    useCallback(
      // Teams compare within a tier: the page starts with the most critical one.
      ({ tiers }: OrgFacetsResponse) =>
        by === 'tier' || tiers.length === 0 ? {} : { tier: tiers[0] },
      [by],
    ),
  );
  return (
    <Theme>
      <TitlesProvider facets={filter.facets.data}>
        <div className={styles.view}>
          <OrgFilters state={filter}>
            <Picker
              label="Compare"
              choices={ORG_BREAKDOWNS.map(value => ({
                value,
                label: BREAKDOWNS[value],
              }))}
              value={by}
              onChange={next =>
                view.change({ ...NOTHING_OPEN, by: next, sort: undefined })
              }
            />
            <Picker
              label="Period"
              choices={PERIODS.map(([value, label]) => ({ value, label }))}
              value={period}
              onChange={next => view.change({ period: next })}
            />
          </OrgFilters>
          <Body
            by={by}
            period={Number(period)}
            filter={filter.filter}
            onTier={tier => filter.choose('tier', tier && String(tier))}
            onShowAll={filter.narrowed ? filter.showAll : undefined}
          />
        </div>
      </TitlesProvider>
    </Theme>
  );
}

interface BodyProps {
  by: OrgBreakdown;
  /** Days. */
  period: number;
  filter: OrgFilter | undefined;
  onTier: (tier: Tier | undefined) => void;
  onShowAll?: () => void;
}

function Body(props: BodyProps) {
  const { filter, onShowAll } = props;
  const api = useApi(helmAuditOrgApiRef);
  const load = useCallback(() => api.getDistribution(filter), [api, filter]);
  const distribution = useLoad(filter && load, { keep: true });
  return (
    <Loaded state={distribution} what="the scorecards" height={900}>
      {totals => {
        if (!filter) return null;
        if (totals.services > 0) {
          return <Scorecards {...props} totals={totals} filter={filter} />;
        }
        return onShowAll ? (
          <NothingMatches onShowAll={onShowAll} />
        ) : (
          <NoServices />
        );
      }}
    </Loaded>
  );
}

function Scorecards(
  props: BodyProps & { filter: OrgFilter; totals: DistributionResponse },
) {
  const { by, period, filter, onTier, onShowAll, totals } = props;
  return (
    <div className={styles.view}>
      <Headline by={by} filter={filter} totals={totals} onTier={onTier} />
      <Totals totals={totals} period={period} filter={filter} />
      <HeatmapSection
        by={by}
        period={period}
        filter={filter}
        onShowAll={onShowAll}
      />
      <Movement period={period} filter={filter}>
        <DistributionPanel totals={totals} period={period} filter={filter} />
      </Movement>
      <GapsSection period={period} filter={filter} />
      {totals.unlinked > 0 && (
        <UnlinkedSection filter={filter} count={totals.unlinked} />
      )}
    </div>
  );
}
