import { Button } from '@backstage/ui';
import { OrgBreakdown } from '@helm-audit/plugin-helm-audit-common';
import { BREAKDOWN_WORDS } from '../../lib/orgWords';
import { Drill } from '../Drill';
import { OwnerLink, useNames } from '../EntityLinks';
import styles from './ScorecardsPage.module.css';

export interface MissingRowProps {
  by: OrgBreakdown;
  /** That the address names. */
  rowKey: string;
  onClose: () => void;
  /** Takes all filters off; absent where there are none. */
  onShowAll?: () => void;
}

/** Stands for a row that a link opens and the heatmap doesn't show, with the ways to it. */
export function MissingRow(props: MissingRowProps) {
  const { by, rowKey, onClose, onShowAll } = props;
  const { titleOf } = useNames();
  const [one, many] = BREAKDOWN_WORDS[by];
  const isEntity = rowKey !== '' && by !== 'tier';
  const name = isEntity ? titleOf(rowKey) : nameless(by, rowKey);
  return (
    <Drill title={`${name} is not in this table`} onClose={onClose}>
      <p className={styles.nothing}>
        The link that you followed opens it, but with these filters it is not
        among the {many} that are shown.
        {isEntity && (
          <>
            {' '}
            Narrow the page down to this {one}:{' '}
            <OwnerLink entityRef={rowKey} title={name} />
          </>
        )}
      </p>
      {onShowAll && (
        <Button variant="secondary" size="small" onPress={onShowAll}>
          Show all services
        </Button>
      )}
    </Drill>
  );
}

function nameless(by: OrgBreakdown, rowKey: string): string {
  return rowKey === '' ? `No ${BREAKDOWN_WORDS[by][0]}` : `Tier ${rowKey}`;
}
