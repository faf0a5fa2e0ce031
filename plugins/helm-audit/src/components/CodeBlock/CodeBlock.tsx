import { useState } from 'react';
import { CopyButton } from '../CopyButton';
import styles from './CodeBlock.module.css';

export interface CodeBlockProps {
  title: string;
  text: string;
  /** How many lines are shown until somebody asks for all; all are copied. */
  preview?: number;
}

/** Lines to copy, under a title. Long ones wrap, so that nothing has to be scrolled. */
export function CodeBlock({ title, text, preview }: CodeBlockProps) {
  const [showsAll, setShowsAll] = useState(false);
  const lines = text.trimEnd().split('\n');
  const isCut = !showsAll && preview !== undefined && lines.length > preview;
  return (
    <figure className={styles.code}>
      <figcaption>
        <span>{title}</span>
        <CopyButton label="Copy" getText={() => text} />
      </figcaption>
      <pre>{(isCut ? lines.slice(0, preview) : lines).join('\n')}</pre>
      {isCut && (
        <button
          type="button"
          className={styles.more}
          onClick={() => setShowsAll(true)}
        >
          Show all {lines.length} lines
        </button>
      )}
    </figure>
  );
}
