import {
  EntityScorecard,
  SCORECARD_LEVELS,
  ScorecardCheck,
  ScorecardsResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiCloseLine } from '@remixicon/react';
import { useScorecards } from '../../hooks/useScorecards';
import { messageOf } from '../../lib/errors';
import { FindingFilters } from '../../lib/findings';
import { formatRelativeTime } from '../../lib/format';
import { LEVEL_TITLES } from '../../lib/orgWords';
import { plural } from '../../lib/words';
import { InlineCode } from '../InlineCode';
import { Level } from '../Level';
import { Panel } from '../Panels';
import styles from './ScorecardPanel.module.css';

export interface ScorecardPanelProps {
  entityRef: string;
  /** Shows the findings behind a check. */
  onShow: (filters: Partial<FindingFilters>) => void;
}

const TITLE = 'Scorecard';

/** The service's level, and what keeps it from the next one. */
export function ScorecardPanel({ entityRef, onShow }: ScorecardPanelProps) {
  const { data, error } = useScorecards([entityRef]);
  if (error) {
    return (
      <Panel
        title={TITLE}
        unseen
        sentence={`The scorecard can’t be loaded: ${messageOf(error)}`}
      />
    );
  }
  if (!data) {
    return (
      <Panel title={TITLE} sentence="Asking for the level…">
        <VisuallyHidden role="status">Loading the scorecard</VisuallyHidden>
        <Skeleton width="100%" height={120} />
      </Panel>
    );
  }
  const scorecard = data.items.find(item => item.entityRef === entityRef);
  return scorecard && scorecard.checks.length > 0 ? (
    <Checks scorecard={scorecard} onShow={onShow} />
  ) : (
    <Panel title={TITLE} unseen sentence={whyNot(data)} />
  );
}

function whyNot({ state, reason }: ScorecardsResponse): string {
  if (reason) return reason;
  return state === 'available'
    ? 'The level waits for Tech Insights, which has not collected the facts of this service yet. It collects them by its schedule, hourly as we ship it.'
    : 'Tech Insights does not answer at the moment.';
}

function Checks(props: {
  scorecard: EntityScorecard;
  onShow: ScorecardPanelProps['onShow'];
}) {
  const { scorecard, onShow } = props;
  const { level, checks, checkedAt } = scorecard;
  const failed = checks.filter(({ passed }) => !passed);
  return (
    <Panel
      title={TITLE}
      aside={<Level level={level} />}
      sentence={sentenceOf(scorecard)}
    >
      {SCORECARD_LEVELS.map(each => (
        <LevelChecks
          key={each}
          title={LEVEL_TITLES[each]}
          checks={checks.filter(check => check.level === each)}
          failed={failed.filter(check => check.level === each)}
          onShow={onShow}
        />
      ))}
      {checkedAt && (
        <p className={styles.muted}>Checked {formatRelativeTime(checkedAt)}.</p>
      )}
    </Panel>
  );
}

/** `Silver. 2 checks are missing for gold.` */
function sentenceOf({ level, checks }: EntityScorecard): string {
  const next = SCORECARD_LEVELS.find(each =>
    checks.some(check => check.level === each && !check.passed),
  );
  if (!next) return 'Every check passes.';
  const missing = checks.filter(
    check => check.level === next && !check.passed,
  ).length;
  const now = level ? `${LEVEL_TITLES[level]}. ` : '';
  return `${now}${plural(missing, 'check')} ${
    missing === 1 ? 'is' : 'are'
  } missing for ${LEVEL_TITLES[next].toLocaleLowerCase('en')}.`;
}

function LevelChecks(props: {
  title: string;
  checks: ScorecardCheck[];
  failed: ScorecardCheck[];
  onShow: ScorecardPanelProps['onShow'];
}) {
  const { title, checks, failed, onShow } = props;
  if (checks.length === 0) return null;
  const Icon = failed.length === 0 ? RiCheckLine : RiCloseLine;
  return (
    <div className={styles.level}>
      <h3 className={styles.heading}>
        <Icon size={16} aria-hidden />
        {title}
        <span className={styles.muted}>
          {checks.length - failed.length} of {checks.length}
        </span>
      </h3>
      {failed.length > 0 && (
        <ul className={styles.checks}>
          {byReason(failed).map(([reason, same]) => (
            <li key={reason}>
              {same.map(check => (
                <FailedCheck key={check.id} check={check} onShow={onShow} />
              ))}
              <span className={styles.muted}>
                <InlineCode text={reason} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FailedCheck(props: {
  check: ScorecardCheck;
  onShow: ScorecardPanelProps['onShow'];
}) {
  const { name, description, findings } = props.check;
  return (
    <span className={styles.check}>
      <span title={description}>{name}</span>
      {findings && (
        <button
          type="button"
          className={styles.link}
          onClick={() => props.onShow(filtersOf(findings))}
        >
          Show the findings
          <VisuallyHidden> behind {name}</VisuallyHidden>
        </button>
      )}
    </span>
  );
}

/** Checks that failed for the same reason together, so that it is read once. */
function byReason(checks: ScorecardCheck[]): Array<[string, ScorecardCheck[]]> {
  const groups = new Map<string, ScorecardCheck[]>();
  for (const check of checks) {
    groups.set(check.reason, [...(groups.get(check.reason) ?? []), check]);
  }
  return [...groups];
}

function filtersOf(
  findings: NonNullable<ScorecardCheck['findings']>,
): Partial<FindingFilters> {
  const { severity, dimension } = findings;
  return {
    severities: new Set(severity ? [severity] : []),
    dimensions: new Set(dimension ? [dimension] : []),
  };
}
