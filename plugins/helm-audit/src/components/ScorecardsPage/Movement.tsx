import { ReactNode, useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Mover,
  MovementResponse,
  OrgFilter,
  ServicesQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { Loaded as State, useLoad } from '../../hooks/useLoad';
import { formatDelta, formatScore } from '../../lib/format';
import { plural } from '../../lib/words';
import { Trend } from '../Charts';
import { CsvButton } from '../CsvButton';
import { Column, DataTable } from '../DataTable';
import { DrillState, useDrill } from '../Drill';
import { OWNER_COLUMN, SERVICE_COLUMN, TIER_COLUMN } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { Panels } from '../Panels';
import { Section } from '../Section';
import panels from '../Panels/Panels.module.css';
import { ServicesDrill } from '../ServiceTable';
import styles from './ScorecardsPage.module.css';

const LIMIT = 5;

/** Days of the shortest period that the page offers. */
const SHORTEST_PERIOD = 7;

/** Services that had no score before the period. */
const NEW = 'new';

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
        <TrendPanel movement={movement} period={period} filter={filter} />
        {children}
      </Panels>
      <Panels>
        {(['improved', 'fell-back'] as const).map(kind => (
          <MoversPanel
            key={kind}
            kind={kind}
            movement={movement}
            period={period}
            filter={filter}
          />
        ))}
      </Panels>
    </>
  );
}

function TrendPanel(props: {
  movement: State<MovementResponse>;
  /** Days. */
  period: number;
  filter: OrgFilter;
}) {
  const { movement, period, filter } = props;
  const drill = useDrill('trend');
  const isOpen = drill.open === NEW;
  const query: ServicesQuery = useMemo(
    () => ({ ...filter, period, moved: NEW }),
    [filter, period],
  );
  return (
    <div className={panels.panel} data-wide={isOpen || undefined}>
      <Section
        title="Trend"
        aside={
          <CsvButton
            list="trend"
            query={{ ...filter, period }}
            name="helm-audit-trend"
            label="the trend"
          />
        }
      >
        <Loaded state={movement} what="the trend" height={300}>
          {data =>
            data.trend.some(({ score }) => score !== null) ? (
              <>
                <Trend movement={data} />
                {data.newCount > 0 && (
                  <p className={styles.words}>
                    <button
                      type="button"
                      id={drill.idOf(NEW)}
                      className={styles.link}
                      aria-expanded={isOpen}
                      onClick={() => drill.toggle(NEW)}
                    >
                      {plural(data.newCount, 'service')} without a score before
                      this period
                    </button>
                  </p>
                )}
              </>
            ) : (
              <p className={styles.nothing}>
                No audit completed in this period.
              </p>
            )
          }
        </Loaded>
        {isOpen && (
          <ServicesDrill
            title="Services without a score before this period"
            query={query}
            file="helm-audit-new"
            onClose={drill.close}
          />
        )}
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
    noWrap: true,
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

/** The two lists of movers, each with the way to all of them. */
const MOVERS = {
  improved: {
    title: 'Most improved',
    list: 'Services whose score rose',
    order: '-change',
    nothing: 'No score rose in this period.',
    read: (data: MovementResponse): [Mover[], number] => [
      data.improved,
      data.improvedCount,
    ],
  },
  'fell-back': {
    title: 'Fell back',
    list: 'Services whose score fell',
    order: 'change',
    nothing: 'No score fell in this period.',
    read: (data: MovementResponse): [Mover[], number] => [
      data.fellBack,
      data.fellBackCount,
    ],
  },
} as const;

function MoversPanel(props: {
  kind: keyof typeof MOVERS;
  movement: State<MovementResponse>;
  period: number;
  filter: OrgFilter;
}) {
  const { kind, movement, period, filter } = props;
  const { title, list, order, read } = MOVERS[kind];
  const drill = useDrill('moved');
  const isOpen = drill.open === kind;
  const query: ServicesQuery = useMemo(
    () => ({ ...filter, period, moved: kind }),
    [filter, period, kind],
  );
  return (
    <div className={panels.panel} data-wide={isOpen || undefined}>
      <Section
        title={title}
        count={movement.data && read(movement.data)[1]}
        aside={
          <CsvButton
            list="services"
            query={{ ...query, order }}
            name={`helm-audit-${kind}`}
            label={list.toLowerCase()}
          />
        }
      >
        <Loaded state={movement} what="what moved" height={150}>
          {data => <Movers kind={kind} data={data} drill={drill} />}
        </Loaded>
        {isOpen && (
          <ServicesDrill
            title={list}
            query={query}
            file={`helm-audit-${kind}`}
            usualOrder={order}
            onClose={drill.close}
          />
        )}
      </Section>
    </div>
  );
}

/** Nothing can be seen to move without scores from before. */
function whyNothing(kind: keyof typeof MOVERS, data: MovementResponse): string {
  const { improvedCount, fellBackCount, unchangedCount, newCount } = data;
  const comparable = improvedCount + fellBackCount + unchangedCount;
  if (comparable > 0 || newCount === 0) return MOVERS[kind].nothing;
  const why =
    'No service has a score from before this period, so none can be compared';
  return data.period > SHORTEST_PERIOD
    ? `${why}; choose a shorter one.`
    : `${why} yet.`;
}

function Movers(props: {
  kind: keyof typeof MOVERS;
  data: MovementResponse;
  drill: DrillState;
}) {
  const { kind, data, drill } = props;
  const { title, read } = MOVERS[kind];
  const [movers, all] = read(data);
  if (movers.length === 0) {
    return <p className={styles.nothing}>{whyNothing(kind, data)}</p>;
  }
  return (
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
          The first {movers.length}.{' '}
          <button
            type="button"
            id={drill.idOf(kind)}
            className={styles.link}
            aria-expanded={drill.open === kind}
            onClick={() => drill.toggle(kind)}
          >
            Show all {all}
          </button>
        </p>
      )}
    </>
  );
}
