import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  DimensionId,
  DIMENSIONS,
  HeatmapRow,
  OrgFilter,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { formatScore } from '../../lib/format';
import { plural } from '../../lib/words';
import { CsvButton } from '../CsvButton';
import { Drill, useDrill } from '../Drill';
import { Loaded } from '../Loaded';
import { GapTable } from './GapTable';
import styles from './ScorecardsPage.module.css';

/** More than any dimension has rules. */
const LIMIT = 100;

export interface CellGapsProps {
  row: HeatmapRow;
  dimension: DimensionId;
  /** Days. */
  period: number;
  /** Of the row. */
  filter: OrgFilter;
  onClose: () => void;
}

/** What the services of a row lack in one dimension, the most common first. */
export function CellGaps(props: CellGapsProps) {
  const { row, dimension, period, filter, onClose } = props;
  const api = useApi(helmAuditOrgApiRef);
  const drill = useDrill('gap', 'inner');
  const query = useMemo(() => ({ ...filter, dimension }), [filter, dimension]);
  const gaps = useLoad(
    useCallback(() => api.getGaps({ ...query, limit: LIMIT }), [api, query]),
    { keep: true },
  );
  const { title } = DIMENSIONS.find(({ id }) => id === dimension)!;
  const name = `${title} of ${row.title}`;
  return (
    <Drill
      title={`${name}: ${formatScore(row.dimensions[dimension])}`}
      onClose={onClose}
      aside={
        <CsvButton
          list="gaps"
          query={query}
          name={`helm-audit-gaps-${dimension}`}
          label={`the gaps in ${name}`}
        />
      }
    >
      <Loaded state={gaps} what={`the gaps in ${name}`} height={160}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.nothing}>
              No gap was seen here in {plural(row.audited, 'audited service')}.
            </p>
          ) : (
            <GapTable
              label={`Gaps in ${name}`}
              gaps={[...items].sort(byServices)}
              drill={drill}
              period={period}
              filter={filter}
              oneDimension
            />
          )
        }
      </Loaded>
    </Drill>
  );
}

/** What most services lack first; where as many do, what lifts them most. */
function byServices(
  a: { services: number; totalLift: number },
  b: typeof a,
): number {
  return b.services - a.services || b.totalLift - a.totalLift;
}
