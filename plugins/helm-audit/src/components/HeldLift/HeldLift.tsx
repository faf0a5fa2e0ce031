import { describeLift, Lift } from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';

/** What a change adds to the score once blockers no longer hold it; nothing where none does. */
export function HeldLift({ item }: { item: Lift }) {
  return item.held ? (
    <span>
      <InlineCode text={describeLift(item)} />
    </span>
  ) : null;
}
