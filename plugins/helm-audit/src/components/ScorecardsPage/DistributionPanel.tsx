import { Fragment, useMemo } from 'react';
import {
  DistributionResponse,
  GRADES,
  OrgFilter,
} from '@helm-audit/plugin-helm-audit-common';
import { plural } from '../../lib/words';
import { Histogram } from '../Charts';
import { CsvButton } from '../CsvButton';
import { DrillState, useDrill } from '../Drill';
import panels from '../Panels/Panels.module.css';
import { Section } from '../Section';
import { ServicesDrill } from '../ServiceTable';
import styles from './ScorecardsPage.module.css';

/** Stands for services without a grade. */
const NO_GRADE = 'none';

export interface DistributionPanelProps {
  totals: DistributionResponse;
  /** Days. */
  period: number;
  filter: OrgFilter;
}

/** How scores are spread over the services; each grade opens its list. */
export function DistributionPanel(props: DistributionPanelProps) {
  const { totals, period, filter } = props;
  const drill = useDrill('grade');
  return (
    <div className={panels.panel} data-wide={drill.open ? true : undefined}>
      <Section
        title="Distribution"
        aside={
          <CsvButton
            list="distribution"
            query={filter}
            name="helm-audit-distribution"
            label="how many services have which score"
          />
        }
      >
        {totals.audited === 0 ? (
          <p className={styles.nothing}>
            None of {plural(totals.services, 'service')} is audited yet.
          </p>
        ) : (
          <>
            <Histogram histogram={totals.histogram} />
            <Grades totals={totals} drill={drill} />
          </>
        )}
        {drill.open !== undefined && (
          <GradeServices
            key={drill.open}
            open={drill.open}
            period={period}
            filter={filter}
            onClose={drill.close}
          />
        )}
      </Section>
    </div>
  );
}

function Grades(props: { totals: DistributionResponse; drill: DrillState }) {
  const { totals, drill } = props;
  const { grades, ungraded } = totals;
  const link = (key: string, text: string) => (
    <button
      type="button"
      id={drill.idOf(key)}
      className={styles.link}
      aria-expanded={drill.open === key}
      onClick={() => drill.toggle(key)}
    >
      {text}
    </button>
  );
  return (
    <p className={styles.words}>
      {GRADES.filter(grade => grades[grade] > 0).map((grade, index) => (
        <Fragment key={grade}>
          {index > 0 && ' · '}
          {link(grade, `Grade ${grade}: ${grades[grade]}`)}
        </Fragment>
      ))}
      {ungraded > 0 && (
        <>
          {'. '}
          {link(
            NO_GRADE,
            `${plural(ungraded, 'service')} ${
              ungraded === 1 ? 'has' : 'have'
            } too little evidence for a grade`,
          )}
          {
            ' and no score here: too much of what is asked for could not be seen.'
          }
        </>
      )}
    </p>
  );
}

function GradeServices(props: {
  open: string;
  period: number;
  filter: OrgFilter;
  onClose: () => void;
}) {
  const { open, period, filter, onClose } = props;
  const grade = GRADES.find(each => each === open);
  const query = useMemo(
    () => ({
      ...filter,
      period,
      ...(grade ? { grade } : { counted: 'ungraded' as const }),
    }),
    [filter, period, grade],
  );
  return (
    <ServicesDrill
      title={
        grade
          ? `Services with grade ${grade}`
          : 'Services with too little evidence for a grade'
      }
      query={query}
      file={`helm-audit-grade-${open}`}
      onClose={onClose}
    />
  );
}
