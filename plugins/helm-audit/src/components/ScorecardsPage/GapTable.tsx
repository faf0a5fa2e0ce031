import { useMemo } from 'react';
import {
  CommonGap,
  DIMENSIONS,
  OrgFilter,
} from '@helm-audit/plugin-helm-audit-common';
import { formatDelta } from '../../lib/format';
import { plural } from '../../lib/words';
import { Column, DataTable, RowOpener } from '../DataTable';
import { DrillState } from '../Drill';
import { InlineCode } from '../InlineCode';
import { SeverityMark } from '../SeverityMark';
import { ServicesDrill } from '../ServiceTable';
import styles from './ScorecardsPage.module.css';

export interface GapTableProps {
  label: string;
  gaps: CommonGap[];
  /** Which gap's services are shown. */
  drill: DrillState;
  /** Days that changes of the services are over. */
  period: number;
  /** Whose gaps they are. */
  filter: OrgFilter;
  /** Whether all are of one dimension: a small table without what matters over many. */
  oneDimension?: boolean;
}

/** Columns that a table of one dimension does without; its CSV has them. */
const OF_MANY = new Set(['dimension', 'lifted', 'average']);

/** Gaps with how many services have each; a row opens these. */
export function GapTable(props: GapTableProps) {
  const { label, gaps, drill, period, filter, oneDimension } = props;
  const columns = useMemo(
    () =>
      gapColumns(drill).filter(({ id }) => !(oneDimension && OF_MANY.has(id))),
    [drill, oneDimension],
  );
  const isListed = gaps.some(({ ruleId }) => ruleId === drill.open);
  const services = (ruleId: string, title: string) => (
    <GapServices
      ruleId={ruleId}
      title={title}
      period={period}
      filter={filter}
      onClose={drill.close}
    />
  );
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        items={gaps}
        keyOf={({ ruleId }) => ruleId}
        isOpen={({ ruleId }) => ruleId === drill.open}
        below={({ ruleId, title }) => services(ruleId, title)}
        minWidth={oneDimension ? 26 : 50}
      />
      {/* A link may name a gap that is no longer among the most common. */}
      {drill.open !== undefined &&
        !isListed &&
        services(drill.open, drill.open)}
    </>
  );
}

function gapColumns({ open, toggle, idOf }: DrillState): Column<CommonGap>[] {
  return [
    {
      id: 'gap',
      title: 'What is missing',
      isRowHeader: true,
      render: ({ title, ruleId }) => (
        <>
          <InlineCode text={title} />
          <span className={styles.rule}>{ruleId}</span>
        </>
      ),
    },
    {
      id: 'severity',
      title: 'Severity',
      render: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'dimension',
      title: 'Dimension',
      render: ({ dimension }) =>
        DIMENSIONS.find(({ id }) => id === dimension)?.title ?? dimension,
    },
    {
      id: 'services',
      title: 'Services',
      hint: 'How many have this gap; opens the list',
      numeric: true,
      render: ({ ruleId, title, services }) => (
        <RowOpener
          id={idOf(ruleId)}
          isOpen={ruleId === open}
          label={`${plural(services, 'service')} with the gap ${title}`}
          onPress={() => toggle(ruleId)}
        >
          {services}
        </RowOpener>
      ),
    },
    {
      id: 'lifted',
      title: 'Would rise',
      hint: 'Services that score higher once it is mended',
      numeric: true,
      render: ({ lifted, held }) => (
        <>
          {lifted}
          {held > 0 && (
            <div className={styles.note}>
              {held === lifted ? 'once' : `${held} once`} other blockers are
              closed
            </div>
          )}
        </>
      ),
    },
    {
      id: 'average',
      title: 'By on average',
      numeric: true,
      render: ({ averageLift }) => formatDelta(averageLift),
    },
    {
      id: 'total',
      title: 'Total rise',
      hint: 'Sum over all services once it is mended',
      numeric: true,
      render: ({ totalLift }) => <strong>{formatDelta(totalLift)}</strong>,
    },
  ];
}

function GapServices(props: {
  ruleId: string;
  title: string;
  period: number;
  filter: OrgFilter;
  onClose: () => void;
}) {
  const { ruleId, title, period, filter, onClose } = props;
  const query = useMemo(
    () => ({ ...filter, rule: ruleId, period }),
    [filter, ruleId, period],
  );
  return (
    <ServicesDrill
      title={`Services with the gap “${title}”`}
      query={query}
      file={`helm-audit-services-${ruleId.replace(/\W+/g, '-')}`}
      onClose={onClose}
    />
  );
}
