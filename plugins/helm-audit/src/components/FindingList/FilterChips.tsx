import { ReactNode } from 'react';
import styles from './FilterChips.module.css';

/** A value to filter by with how many items it would show. */
export interface Chip<T extends string> {
  value: T;
  label: ReactNode;
  count: number;
}

export interface FilterChipsProps<T extends string> {
  label: string;
  chips: Array<Chip<T>>;
  selected: ReadonlySet<T>;
  onToggle: (value: T) => void;
}

/** A row of chips that are switched on and off. */
export function FilterChips<T extends string>(props: FilterChipsProps<T>) {
  const { label, chips, selected, onToggle } = props;
  return (
    <div role="group" aria-label={label} className={styles.group}>
      {chips.map(({ value, label: text, count }) => (
        <button
          key={value}
          type="button"
          className={styles.chip}
          aria-pressed={selected.has(value)}
          onClick={() => onToggle(value)}
        >
          {text}
          <span className={styles.count}>{count}</span>
        </button>
      ))}
    </div>
  );
}
