import { ScorecardLevel } from '@helm-audit/plugin-helm-audit-common';
import {
  RiMedal2Line,
  RiMedalLine,
  RiSubtractLine,
  RiTrophyLine,
} from '@remixicon/react';
import { LEVEL_TITLES } from '../../lib/orgWords';
import styles from './Level.module.css';

/** One shape for each level. */
const ICONS = { bronze: RiMedalLine, silver: RiMedal2Line, gold: RiTrophyLine };

/** A level of the scorecard with its shape. */
export function Level({ level }: { level: ScorecardLevel | null }) {
  const Icon = level ? ICONS[level] : RiSubtractLine;
  return (
    <span className={styles.level}>
      <Icon size={16} aria-hidden />
      {level ? LEVEL_TITLES[level] : 'Not bronze yet'}
    </span>
  );
}
