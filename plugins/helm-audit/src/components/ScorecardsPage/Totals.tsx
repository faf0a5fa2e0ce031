import { DistributionResponse } from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { Tile, Tiles } from '../Tile';

/** How many services there are of each kind. */
export function Totals({ totals }: { totals: DistributionResponse }) {
  const { services, audited, waiting, failed, unlinked, incomplete } = totals;
  return (
    <Tiles label="In numbers">
      <Tile
        title="Average score"
        value={formatScore(totals.score)}
        hint="of the audited services"
      />
      <Tile
        title="Blockers"
        value={totals.blockers}
        hint="all services together"
      />
      <Tile
        title="Audited"
        value={`${audited} of ${services}`}
        hint={waiting > 0 ? `${waiting} waiting for the first` : undefined}
      />
      <Tile
        title="No chart linked"
        value={unlinked}
        hint="nothing is known of these"
      />
      <Tile
        title="Audit failed"
        value={failed}
        hint="no audit ever completed"
      />
      <Tile
        title="Incomplete"
        value={incomplete}
        hint="we couldn’t see everything"
      />
    </Tiles>
  );
}
