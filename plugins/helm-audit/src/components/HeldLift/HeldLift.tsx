import {
  describeLift,
  describeSharedHold,
  Lift,
  ScoreHold,
} from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';

/** What a change adds to the score once blockers no longer hold it; nothing where none does. */
export function HeldLift(props: {
  item: Lift;
  /** Whether it stands as a sentence of its own. */
  isSentence?: boolean;
}) {
  const { item, isSentence } = props;
  if (!item.held) return null;
  const words = describeLift(item);
  return (
    <span>
      <InlineCode
        text={
          isSentence ? `${words[0].toUpperCase()}${words.slice(1)}.` : words
        }
      />
    </span>
  );
}

/** What holds all of a list, above it; nothing where nothing does. */
export function SharedHold(props: { hold?: ScoreHold; className?: string }) {
  const { hold, className } = props;
  return hold ? (
    <p className={className}>
      <InlineCode text={describeSharedHold(hold)} />
    </p>
  ) : null;
}
