import { Severity } from '@helm-audit/plugin-helm-audit-common';
import { SEVERITY_TITLES } from '../../lib/words';
import styles from './SeverityMark.module.css';

/** One shape for each severity, so that colour never carries the meaning alone. */
const SHAPES: Record<Severity, JSX.Element> = {
  critical: (
    <path
      fillRule="evenodd"
      d="M4.3 0.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L0.5 9.7V4.3zM6.1 3v5h1.8V3zm0 6.2V11h1.8V9.2z"
    />
  ),
  high: <path d="M7 1.2 13.4 12.8H0.6z" />,
  medium: <path d="M7 1.2 12.8 7 7 12.8 1.2 7z" />,
  low: <circle cx="7" cy="7" r="4.4" fill="none" strokeWidth="2" />,
};

/** The shape of a severity, with its name beside it unless `compact`. */
export function SeverityMark(props: { severity: Severity; compact?: boolean }) {
  const { severity, compact = false } = props;
  const title = SEVERITY_TITLES[severity];
  return (
    <span
      className={styles.mark}
      data-severity={severity}
      data-compact={compact || undefined}
    >
      <svg
        viewBox="0 0 14 14"
        width="14"
        height="14"
        className={styles.shape}
        {...(compact
          ? { role: 'img', 'aria-label': title }
          : { 'aria-hidden': true })}
      >
        {SHAPES[severity]}
      </svg>
      {!compact && <span>{title}</span>}
    </span>
  );
}
