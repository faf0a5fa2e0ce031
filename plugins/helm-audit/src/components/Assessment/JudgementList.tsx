import {
  RiCheckLine,
  RiCloseLine,
  RiContrastLine,
  RiQuestionLine,
} from '@remixicon/react';
import { Disclosure } from '../Disclosure';
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
  return (
    <li>
      <Disclosure
        icon={ICONS[judgement.tone]}
        tone={judgement.tone}
        title={judgement.title}
        strong
        state={judgement.state}
        sentence={<InlineCode text={judgement.sentence} />}
      >
        {judgement.notes.map(note => (
          <p key={note}>
            <InlineCode text={note} />
          </p>
        ))}
        <RuleLinks evidence={judgement.evidence} onSelect={onSelect} />
      </Disclosure>
    </li>
  );
}
