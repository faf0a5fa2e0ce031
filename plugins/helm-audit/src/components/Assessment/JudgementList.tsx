import { useId, useState } from 'react';
import {
  RiCheckLine,
  RiCloseLine,
  RiContrastLine,
  RiQuestionLine,
} from '@remixicon/react';
import { InlineCode } from '../InlineCode';
import { Judgement, Tone } from './judgements';
import { RuleLinks } from './RuleLinks';
import styles from './Assessment.module.css';

const ICONS: Record<Tone, typeof RiCheckLine> = {
  good: RiCheckLine,
  bad: RiCloseLine,
  partly: RiContrastLine,
  open: RiQuestionLine,
};

export interface JudgementListProps {
  judgements: Judgement[];
  onSelect: (ruleId: string) => void;
}

/** Judgements by group, each a line that opens to the rules that it rests on. */
export function JudgementList({ judgements, onSelect }: JudgementListProps) {
  const groups = [...new Set(judgements.map(({ group }) => group))];
  return (
    <div className={styles.groups}>
      {groups.map(group => (
        <div key={group}>
          <h3 className={styles.heading}>{group}</h3>
          <ul className={styles.list}>
            {judgements
              .filter(judgement => judgement.group === group)
              .map(judgement => (
                <JudgementRow
                  key={judgement.id}
                  judgement={judgement}
                  onSelect={onSelect}
                />
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function JudgementRow(props: {
  judgement: Judgement;
  onSelect: (ruleId: string) => void;
}) {
  const { judgement, onSelect } = props;
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const Icon = ICONS[judgement.tone];
  return (
    <li data-tone={judgement.tone}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.mark}>
          <Icon size={14} aria-hidden />
        </span>
        <span className={styles.title}>{judgement.title}</span>
        <span className={styles.state}>{judgement.state}</span>
        <span className={styles.sentence}>
          <InlineCode text={judgement.sentence} />
        </span>
      </button>
      <div id={panelId} hidden={!open} className={styles.details}>
        {open && (
          <>
            {judgement.notes.map(note => (
              <p key={note}>
                <InlineCode text={note} />
              </p>
            ))}
            <RuleLinks evidence={judgement.evidence} onSelect={onSelect} />
          </>
        )}
      </div>
    </li>
  );
}
