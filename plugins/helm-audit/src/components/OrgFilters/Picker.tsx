import { Select } from '@backstage/ui';
import styles from './OrgFilters.module.css';

/** Something to choose. */
export interface Choice {
  value: string;
  label: string;
}

export interface PickerProps {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
}

/** From how many choices on there is a field to search them. */
const SEARCH_FROM = 10;

/** One choice out of a list. */
export function Picker({ label, choices, value, onChange }: PickerProps) {
  return (
    <Select
      className={styles.picker}
      label={label}
      options={[...choices]}
      selectedKey={value}
      onSelectionChange={key => key !== null && onChange(String(key))}
      search={choices.length >= SEARCH_FROM ? true : undefined}
    />
  );
}
