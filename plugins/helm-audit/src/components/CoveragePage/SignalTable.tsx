import { useMemo } from 'react';
import {
  OrgFilter,
  SloCoverageResponse,
  WatchedSignal,
} from '@helm-audit/plugin-helm-audit-common';
import { COVERAGE_TITLES, WATCHED_WORDS } from '../../lib/orgWords';
import { plural } from '../../lib/words';
import { Column, DataTable } from '../DataTable';
import { DrillState, useDrill } from '../Drill';
import { ServicesDrill } from '../ServiceTable';
import { SIGNAL_TITLES } from '../SloPanel/words';
import styles from './CoveragePage.module.css';

type Signal = SloCoverageResponse['signals'][number];
type Watched = keyof typeof COVERAGE_TITLES;

const STRENGTHS = Object.keys(COVERAGE_TITLES) as Watched[];

/** The numbers behind the picture of golden signals; each opens its services. */
export function SignalTable(props: {
  signals: SloCoverageResponse['signals'];
  filter: OrgFilter;
}) {
  const { signals, filter } = props;
  const drill = useDrill('signal');
  const open = useMemo(() => findOpen(signals, drill.open), [signals, drill]);
  const query = useMemo(
    () => ({ ...filter, watched: open?.watched }),
    [filter, open],
  );
  return (
    <>
      <DataTable
        label="Services by how well each golden signal is watched"
        columns={columnsFor(drill)}
        items={signals}
        keyOf={({ signal }) => signal}
        minWidth={28}
      />
      {open && (
        <ServicesDrill
          key={open.watched}
          title={open.title}
          query={query}
          file={`helm-audit-${open.watched.replace(':', '-')}`}
          onClose={drill.close}
        />
      )}
    </>
  );
}

/** Which count is open, where the address names one. */
function findOpen(signals: readonly Signal[], open: string | undefined) {
  return signals
    .flatMap(({ signal }) =>
      STRENGTHS.map(strength => {
        const watched: WatchedSignal = `${signal}:${strength}`;
        return {
          watched,
          title: `Services with ${WATCHED_WORDS[strength]} ${SIGNAL_TITLES[
            signal
          ].toLocaleLowerCase('en')}`,
        };
      }),
    )
    .find(({ watched }) => watched === open);
}

function columnsFor(drill: DrillState): Column<Signal>[] {
  return [
    {
      id: 'signal',
      title: 'Signal',
      isRowHeader: true,
      render: ({ signal }) => SIGNAL_TITLES[signal],
    },
    ...STRENGTHS.map(
      (strength): Column<Signal> => ({
        id: strength,
        title: COVERAGE_TITLES[strength],
        numeric: true,
        render: row => <Count row={row} strength={strength} drill={drill} />,
      }),
    ),
  ];
}

function Count(props: { row: Signal; strength: Watched; drill: DrillState }) {
  const { row, strength, drill } = props;
  const count = strength === 'unknown' ? row.unknown : row.strengths[strength];
  const watched: WatchedSignal = `${row.signal}:${strength}`;
  const isOpen = drill.open === watched;
  if (count === 0 && !isOpen) return <>0</>;
  const signal = SIGNAL_TITLES[row.signal].toLocaleLowerCase('en');
  return (
    <button
      type="button"
      id={drill.idOf(watched)}
      className={styles.count}
      aria-expanded={isOpen}
      aria-label={`${plural(count, 'service')} with ${
        WATCHED_WORDS[strength]
      } ${signal}`}
      onClick={() => drill.toggle(watched)}
    >
      {count}
    </button>
  );
}
