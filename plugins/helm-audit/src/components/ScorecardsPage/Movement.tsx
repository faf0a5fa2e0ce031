import { ReactNode, useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Mover,
  MovementResponse,
  OrgFilter,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { Loaded as State, useLoad } from '../../hooks/useLoad';
import { formatDelta, formatScore } from '../../lib/format';
import { plural } from '../../lib/words';
import { Trend } from '../Charts';
import { Column, DataTable } from '../DataTable';
import { OWNER_COLUMN, SERVICE_COLUMN, TIER_COLUMN } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { Panels } from '../Panels';
import { Section } from '../Section';
import panels from '../Panels/Panels.module.css';
import styles from './ScorecardsPage.module.css';

const LIMIT = 5;

/** How scores moved: the trend beside the distribution, then who rose and who fell back. */
export function Movement(props: {
  /** Days. */
  period: number;
  filter: OrgFilter;
  /** Stands beside the trend. */
  children: ReactNode;
}) {
  const { period, filter, children } = props;
  const api = useApi(helmAuditOrgApiRef);
  const movement = useLoad(
    useCallback(
      () => api.getMovement({ ...filter, period, limit: LIMIT }),
      [api, filter, period],
    ),
    { keep: true },
  );
  return (
    <>
      <Panels>
        <TrendPanel movement={movement} />
        {children}
      </Panels>
      <Panels>
        <MoversPanel
          title="Most improved"
          movement={movement}
          read={data => [data.improved, data.improvedCount]}
          nothing="No score rose in this period."
        />
        <MoversPanel
          title="Fell back"
          movement={movement}
          read={data => [data.fellBack, data.fellBackCount]}
          nothing="No score fell in this period."
        />
      </Panels>
    </>
  );
}

function TrendPanel({ movement }: { movement: State<MovementResponse> }) {
  return (
    <div className={panels.panel}>
      <Section title="Trend" aside="Average score by week">
        <Loaded state={movement} what="the trend" height={230}>
          {({ trend }) =>
            trend.some(({ score }) => score !== null) ? (
              <Trend points={trend} />
            ) : (
              <p className={styles.nothing}>
                No audit completed in this period.
              </p>
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}

const COLUMNS: Column<Mover>[] = [
  SERVICE_COLUMN,
  OWNER_COLUMN,
  TIER_COLUMN,
  {
    id: 'score',
    title: 'Score',
    numeric: true,
    render: ({ before, score }) =>
      `${formatScore(before)} → ${formatScore(score)}`,
  },
  {
    id: 'change',
    title: 'Change',
    numeric: true,
    render: ({ change }) => <strong>{formatDelta(change)}</strong>,
  },
];

function MoversPanel(props: {
  title: string;
  movement: State<MovementResponse>;
  /** The services to show, and how many there are in all. */
  read: (data: MovementResponse) => [Mover[], number];
  nothing: string;
}) {
  const { title, movement, read, nothing } = props;
  const count = movement.data && read(movement.data)[1];
  return (
    <div className={panels.panel}>
      <Section title={title} count={count}>
        <Loaded state={movement} what="what moved" height={150}>
          {data => {
            const [movers, all] = read(data);
            return movers.length === 0 ? (
              <p className={styles.nothing}>
                {nothing}
                {data.newCount > 0 &&
                  ` ${plural(
                    data.newCount,
                    'service',
                  )} had no audit before it began.`}
              </p>
            ) : (
              <>
                <DataTable
                  label={title}
                  columns={COLUMNS}
                  items={movers}
                  keyOf={({ entityRef }) => entityRef}
                  minWidth={26}
                />
                {all > movers.length && (
                  <p className={styles.note}>
                    The first {movers.length} of {all}.
                  </p>
                )}
              </>
            );
          }}
        </Loaded>
      </Section>
    </div>
  );
}
