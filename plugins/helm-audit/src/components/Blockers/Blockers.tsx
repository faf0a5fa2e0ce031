import { useId, useState } from 'react';
import { RiArrowRightSLine, RiCheckLine } from '@remixicon/react';
import { AuditReport, Blocker } from '@helm-audit/plugin-helm-audit-common';
import { resolveFingerprints } from '../../lib/findings';
import { plural } from '../../lib/words';
import { FindingDetails } from '../FindingDetails';
import { InlineCode } from '../InlineCode';
import { Section } from '../Section';
import { SeverityMark } from '../SeverityMark';
import styles from './Blockers.module.css';

/** What alone keeps the service from being ready: each one line that opens. */
export function Blockers({ report }: { report: AuditReport }) {
  const { blockers } = report.summary;
  const complete = !report.incomplete && report.score.outcomes.unknown === 0;
  return (
    <Section title="Blockers" count={blockers.length}>
      {blockers.length === 0 ? (
        <p className={styles.none}>
          <RiCheckLine size={18} aria-hidden />
          {complete
            ? 'Nothing blocks production.'
            : 'Nothing that we could see blocks production.'}
        </p>
      ) : (
        <>
          <div className={styles.columns} aria-hidden>
            <span>What</span>
            <span>Who is hit</span>
            <span>What to do</span>
          </div>
          <ul className={styles.list}>
            {blockers.map(blocker => (
              <BlockerRow
                key={blocker.ruleId}
                blocker={blocker}
                report={report}
              />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function BlockerRow(props: { blocker: Blocker; report: AuditReport }) {
  const { blocker, report } = props;
  const [open, setOpen] = useState(false);
  const panelId = useId();
  return (
    <li className={styles.item}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.row}
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => setOpen(!open)}
        >
          <RiArrowRightSLine size={18} aria-hidden className={styles.chevron} />
          <span className={styles.what}>
            <SeverityMark severity={blocker.severity} compact />
            <span className={styles.message}>
              <InlineCode text={blocker.message} />
            </span>
          </span>
          <span className={styles.radius}>
            <InlineCode text={blocker.blastRadius} />
          </span>
          <span className={styles.action}>
            <InlineCode text={blocker.action} />
          </span>
        </button>
      </h3>
      <div id={panelId} hidden={!open} className={styles.panel}>
        {open && <BlockerDetails blocker={blocker} report={report} />}
      </div>
    </li>
  );
}

/** How many findings an open blocker shows; the list below has them all. */
const SHOWN = 3;

function BlockerDetails(props: { blocker: Blocker; report: AuditReport }) {
  const { blocker, report } = props;
  const shown = blocker.fingerprints.slice(0, SHOWN);
  const more = blocker.findings - SHOWN;
  return (
    <>
      <FindingDetails heading="h4" items={resolveFingerprints(report, shown)} />
      {more > 0 && (
        <p className={styles.more}>
          {plural(more, 'more finding')} of this rule in the list below.
        </p>
      )}
    </>
  );
}
