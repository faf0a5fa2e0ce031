import { useCallback, useMemo } from 'react';
import { Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFacetsResponse,
  OrgFilter,
  OwnershipFunnelResponse,
  ServicesQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { useOrgFilter } from '../../hooks/useOrgFilter';
import { ownershipSentence } from '../../lib/ownershipSentence';
import { Answer } from '../Answer';
import { DrillState, useDrill } from '../Drill';
import { TitlesProvider } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { OrgFilters } from '../OrgFilters';
import { NothingMatches, NoServices } from '../OrgStates';
import { ServicesDrill } from '../ServiceTable';
import { Theme } from '../Theme';
import { Funnel } from './Funnel';
import { GapTable } from './GapTable';
import { GapTiles } from './GapTiles';
import { useGapChoice } from './useGapChoice';
import styles from './OwnershipPage.module.css';

/** The lifecycle that the page starts with, where the catalog knows it. */
const LIFECYCLE = 'production';

/** What services without an audit are counted as. */
const UNAUDITED = 'unaudited';

const productionFirst = ({ lifecycles }: OrgFacetsResponse): OrgFilter =>
  lifecycles.includes(LIFECYCLE) ? { lifecycle: LIFECYCLE } : {};

/** Which production services nobody clearly owns. */
export function OwnershipPage() {
  const filter = useOrgFilter(productionFirst);
  return (
    <Theme>
      <TitlesProvider facets={filter.facets.data}>
        <div className={styles.view}>
          <OrgFilters state={filter} />
          <Body
            filter={filter.filter}
            onShowAll={filter.narrowed ? filter.showAll : undefined}
          />
        </div>
      </TitlesProvider>
    </Theme>
  );
}

function Body(props: {
  filter: OrgFilter | undefined;
  onShowAll?: () => void;
}) {
  const { filter, onShowAll } = props;
  const api = useApi(helmAuditOrgApiRef);
  // The sentence names the lifecycle of the figures, not one that is still being loaded.
  const load = useCallback(
    async () => ({
      data: await api.getOwnershipFunnel(filter),
      lifecycle: filter?.lifecycle,
    }),
    [api, filter],
  );
  const funnel = useLoad(filter && load, { keep: true });
  return (
    <Loaded state={funnel} what="the ownership of services" height={900}>
      {({ data, lifecycle }) => {
        if (!filter) return null;
        if (data.services > 0) {
          return <Report funnel={data} lifecycle={lifecycle} filter={filter} />;
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

function Report(props: {
  funnel: OwnershipFunnelResponse;
  /** That the figures are narrowed down to. */
  lifecycle: string | undefined;
  filter: OrgFilter;
}) {
  const { funnel, lifecycle, filter } = props;
  const choice = useGapChoice();
  const drill = useDrill('count');
  const unauditedQuery = useMemo(
    (): ServicesQuery => ({ ...filter, counted: UNAUDITED }),
    [filter],
  );
  const unaudited = funnel.services - funnel.audited;
  return (
    <div className={styles.view}>
      <Answer
        note={
          unaudited > 0 &&
          funnel.audited > 0 && (
            <UnauditedNote count={unaudited} drill={drill} />
          )
        }
      >
        <Text as="h2" variant="title-x-small" weight="bold">
          {ownershipSentence(funnel, lifecycle)}
        </Text>
      </Answer>
      {drill.open === UNAUDITED && (
        <ServicesDrill
          title="Services that are not audited"
          query={unauditedQuery}
          file="helm-audit-unaudited"
          onClose={drill.close}
        />
      )}
      {funnel.audited > 0 && (
        <>
          <GapTiles gaps={funnel.gaps} choice={choice} />
          <Funnel funnel={funnel} choice={choice} />
          <GapTable filter={filter} choice={choice} />
        </>
      )}
    </div>
  );
}

/** How many services nothing is known of; opens their list. */
function UnauditedNote(props: { count: number; drill: DrillState }) {
  const { count, drill } = props;
  return (
    <>
      <button
        type="button"
        id={drill.idOf(UNAUDITED)}
        className={styles.note}
        aria-expanded={drill.open === UNAUDITED}
        onClick={() => drill.toggle(UNAUDITED)}
      >
        {count === 1 ? '1 more is' : `${count} more are`} not audited
      </button>
      , so nothing is known of {count === 1 ? 'it' : 'them'}.
    </>
  );
}
