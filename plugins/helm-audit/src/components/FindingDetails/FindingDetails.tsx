import { ElementType } from 'react';
import { findingUrl } from '../../hooks/useFindingLink';
import { ListedFinding } from '../../lib/findings';
import { CopyButton } from '../CopyButton';
import { InlineCode } from '../InlineCode';
import { SwitchOn } from '../SwitchOn';
import { FindingFacts } from './FindingFacts';
import { FixDiff } from './FixDiff';
import { RuleProse } from './RuleProse';
import { Snippet } from './Snippet';
import styles from './FindingDetails.module.css';

/** Where one finding lies and what to do about it. */
function FindingEvidence(props: {
  item: ListedFinding;
  /** The finding before it, whose remediation need not be said again. */
  previous?: ListedFinding;
  brief: boolean;
}) {
  const { item, previous, brief } = props;
  const { finding } = item;
  return (
    <div className={styles.evidence}>
      {previous?.finding.remediation !== finding.remediation && (
        <p className={styles.remediation}>
          <InlineCode text={finding.remediation} />
        </p>
      )}
      <Snippet finding={finding} />
      {finding.switchOn && <SwitchOn {...finding.switchOn} />}
      {finding.fix && <FixDiff fix={finding.fix} />}
      <FindingFacts item={item} brief={brief} />
      <div>
        <CopyButton
          icon="link"
          label="Copy link"
          getText={() => findingUrl(finding.fingerprint)}
        />
      </div>
    </div>
  );
}

export interface FindingDetailsProps {
  /** Findings of one rule. */
  items: ListedFinding[];
  /** Level of the headings inside. */
  heading: ElementType;
}

/** Findings of one rule with their places, beside the rule's prose. */
export function FindingDetails({ items, heading }: FindingDetailsProps) {
  const doc = items[0]?.rule.doc;
  return (
    <div className={styles.details}>
      <div className={styles.places}>
        {items.map((item, index) => (
          <FindingEvidence
            key={item.finding.fingerprint}
            item={item}
            previous={items[index - 1]}
            brief={items.length > 1}
          />
        ))}
      </div>
      {doc && <RuleProse doc={doc} heading={heading} />}
    </div>
  );
}
