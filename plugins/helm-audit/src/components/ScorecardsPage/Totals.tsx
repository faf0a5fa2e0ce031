import { ReactNode, useMemo } from 'react';
import {
  COUNTED_AS,
  CountedAs,
  DistributionResponse,
  OrgFilter,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { plural } from '../../lib/words';
import { DrillState, useDrill } from '../Drill';
import { Tile, Tiles } from '../Tile';
import { ServicesDrill } from '../ServiceTable';

/** What the list behind each count is called. */
const LISTS: Record<CountedAs, string> = {
  audited: 'Audited services',
  waiting: 'Services that wait for their first audit',
  failed: 'Services whose audit failed',
  unlinked: 'Services without a chart',
  incomplete: 'Services that we couldn’t see everything of',
  ungraded: 'Services with too little evidence for a grade',
  blocked: 'Services with blockers',
};

export interface TotalsProps {
  totals: DistributionResponse;
  /** Days. */
  period: number;
  filter: OrgFilter;
}

/** How many services there are of each kind; each count opens its list. */
export function Totals({ totals, period, filter }: TotalsProps) {
  const drill = useDrill('count');
  const counted = COUNTED_AS.find(each => each === drill.open);
  const query = useMemo(
    () => ({ ...filter, period, counted }),
    [filter, period, counted],
  );
  return (
    <div>
      <CountTiles totals={totals} drill={drill} />
      {counted && (
        <ServicesDrill
          key={counted}
          title={LISTS[counted]}
          query={query}
          file={`helm-audit-${counted}`}
          onClose={drill.close}
        />
      )}
    </div>
  );
}

function CountTiles(props: {
  totals: DistributionResponse;
  drill: DrillState;
}) {
  const { totals, drill } = props;
  const { services, audited, waiting, blocked, ungraded } = totals;
  const tile = (
    kind: CountedAs,
    title: string,
    hint: string,
    value?: ReactNode,
  ) => (
    <CountTile
      kind={kind}
      title={title}
      hint={hint}
      count={totals[kind]}
      value={value}
      drill={drill}
    />
  );
  return (
    <Tiles label="In numbers">
      <Tile
        title="Average score"
        value={formatScore(totals.score)}
        hint={`of ${plural(audited - ungraded, 'graded service')}`}
      />
      {tile(
        'blocked',
        'With blockers',
        blocked > 0
          ? `${plural(totals.blockers, 'blocker')} in all`
          : 'nothing blocks production',
      )}
      {tile('audited', 'Audited', 'at least once', `${audited} of ${services}`)}
      {waiting > 0 && tile('waiting', 'Waiting', 'for their first audit')}
      {tile('unlinked', 'No chart linked', 'nothing is known of these')}
      {tile('failed', 'Audit failed', 'no audit ever completed')}
      {tile('incomplete', 'Incomplete', 'we couldn’t see everything')}
      {ungraded > 0 &&
        tile(
          'ungraded',
          'No grade',
          'audited, but too little evidence for one',
        )}
    </Tiles>
  );
}

function CountTile(props: {
  kind: CountedAs;
  title: string;
  hint: string;
  /** Of services. */
  count: number;
  /** What stands for the count. */
  value?: ReactNode;
  drill: DrillState;
}) {
  const { kind, title, hint, count, value = count, drill } = props;
  const isOpen = drill.open === kind;
  return (
    <Tile
      title={title}
      value={value}
      hint={hint}
      onPress={count > 0 || isOpen ? () => drill.toggle(kind) : undefined}
      opens={{ id: drill.idOf(kind), isOpen }}
    />
  );
}
