import { VisuallyHidden } from '@backstage/ui';
import {
  describeLift,
  DIMENSIONS,
  Recommendation,
  sharedHold,
} from '@helm-audit/plugin-helm-audit-common';
import { EFFORT_TITLES, plural } from '../../lib/words';
import { HeldLift, SharedHold } from '../HeldLift';
import { InlineCode } from '../InlineCode';
import { Section } from '../Section';
import { SeverityMark } from '../SeverityMark';
import styles from './Recommendations.module.css';

export interface RecommendationsProps {
  recommendations: Recommendation[];
  /** Called with the rule whose findings the reader wants to see. */
  onSelect: (ruleId: string) => void;
}

/** What to change first, with what it lifts and what it takes. */
export function Recommendations(props: RecommendationsProps) {
  const { recommendations, onSelect } = props;
  const hold = sharedHold(recommendations);
  const items = hold
    ? recommendations.map(item => ({ ...item, held: undefined }))
    : recommendations;
  return (
    <Section title="Do these next">
      <SharedHold hold={hold} className={styles.hold} />
      <ol className={styles.list}>
        {items.map(item => (
          <li key={item.ruleId}>
            <button
              type="button"
              className={styles.row}
              onClick={() => onSelect(item.ruleId)}
            >
              <span className={styles.action}>
                <InlineCode text={item.action} />
              </span>
              <span className={styles.about}>
                <SeverityMark severity={item.severity} />
                <span>{dimensionTitle(item)}</span>
                <span>{EFFORT_TITLES[item.effort]}</span>
                <span>{plural(item.findings, 'finding')}</span>
                <HeldLift item={item} />
              </span>
              {!item.held && (
                <span
                  className={styles.lift}
                  title={
                    hold
                      ? 'By how much the score rises once nothing else holds it'
                      : 'By how much the score rises when only this changes'
                  }
                >
                  {describeLift(item)}
                  <VisuallyHidden> to the score</VisuallyHidden>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function dimensionTitle({ dimension }: Recommendation): string {
  return DIMENSIONS.find(({ id }) => id === dimension)?.title ?? dimension;
}
