import { DistributionResponse } from '@helm-audit/plugin-helm-audit-common';
import { plural } from '../../lib/words';
import { Histogram } from '../Charts';
import panels from '../Panels/Panels.module.css';
import { Section } from '../Section';
import styles from './ScorecardsPage.module.css';

/** How scores are spread over the services. */
export function DistributionPanel({
  totals,
}: {
  totals: DistributionResponse;
}) {
  const grades = Object.entries(totals.grades).filter(([, count]) => count > 0);
  return (
    <div className={panels.panel}>
      <Section
        title="Distribution"
        aside={grades.map(([grade, count]) => `${grade} ${count}`).join(' · ')}
      >
        {totals.audited === 0 ? (
          <p className={styles.nothing}>
            None of {plural(totals.services, 'service')} is audited yet.
          </p>
        ) : (
          <Histogram histogram={totals.histogram} />
        )}
      </Section>
    </div>
  );
}
