import { KeyboardEvent, useState } from 'react';
import { Button } from '@backstage/ui';
import { SEVERITIES, Severity } from '@helm-audit/plugin-helm-audit-common';
import { ListedFinding } from '../../lib/findings';
import { SEVERITY_TITLES, plural } from '../../lib/words';
import { FindingRow } from './FindingRow';
import { moveFocus } from './moveFocus';
import styles from './FindingGroups.module.css';

/** How many findings of one severity show before the reader asks for all. */
const PAGE_SIZE = 15;

export interface FindingGroupsProps {
  items: ListedFinding[];
  /** Fingerprints of the findings that are open. */
  open: ReadonlySet<string>;
  onToggle: (fingerprint: string) => void;
}

/** Findings grouped by severity; arrow keys walk through all of them. */
export function FindingGroups(props: FindingGroupsProps) {
  const { items, open, onToggle } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (moveFocus(event.currentTarget, event.key)) event.preventDefault();
  };
  return (
    <div onKeyDown={onKeyDown} role="presentation">
      {SEVERITIES.map(severity => (
        <FindingGroup
          key={severity}
          severity={severity}
          items={items.filter(({ finding }) => finding.severity === severity)}
          open={open}
          onToggle={onToggle}
        />
      ))}
    </div>
  );
}

function FindingGroup(props: FindingGroupsProps & { severity: Severity }) {
  const { severity, items, open, onToggle } = props;
  // A finding that a link points to may lie behind the first page.
  const [all, setAll] = useState(() =>
    items.slice(PAGE_SIZE).some(i => open.has(i.finding.fingerprint)),
  );
  if (items.length === 0) return null;
  const shown = all ? items.length : PAGE_SIZE;
  const hidden = items.length - shown;
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>
        {SEVERITY_TITLES[severity]}
        <span className={styles.count}>{items.length}</span>
      </h3>
      <ul className={styles.list}>
        {items.slice(0, shown).map((item, index) => (
          <FindingRow
            key={`${item.finding.fingerprint}#${index}`}
            item={item}
            open={open.has(item.finding.fingerprint)}
            onToggle={() => onToggle(item.finding.fingerprint)}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="secondary" onPress={() => setAll(true)}>
          {`Show ${plural(hidden, 'more finding')}`}
        </Button>
      )}
    </section>
  );
}
