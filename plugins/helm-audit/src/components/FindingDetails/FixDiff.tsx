import { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { Fix, FixPrerequisite } from '@helm-audit/plugin-helm-audit-common';
import { useFindingHref } from '../../hooks/useFindingLink';
import { FIX_SAFETY_TITLES, FIX_STATUS_TITLES } from '../../lib/words';
import { CopyButton } from '../CopyButton';
import { InlineCode } from '../InlineCode';
import styles from './FixDiff.module.css';

/** What a machine would change so that a finding goes away, and what came of trying it. */
export function FixDiff({ fix }: { fix: Fix }) {
  const { title, status, safety, reason, toTest, verify, diff, edits } = fix;
  const { after = [] } = fix;
  const files = [...new Set(edits.map(({ file }) => file))];
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>
          Fix: <InlineCode text={title} />
        </span>
        <span className={styles.state}>
          {FIX_STATUS_TITLES[status]} · {FIX_SAFETY_TITLES[safety]}
        </span>
        {reason && <span className={styles.state}>{reason}</span>}
        {after.length > 0 && <Before after={after} />}
        {toTest && (
          <span className={styles.state}>
            Not proven: <InlineCode text={toTest} />
          </span>
        )}
        {verify && (
          <span className={styles.state}>
            To see that it works: <InlineCode text={verify} />
          </span>
        )}
      </figcaption>
      {diff ? (
        <>
          <pre className={styles.lines}>
            {linesOf(diff).map((text, index) => (
              <DiffLine key={index} text={text} />
            ))}
          </pre>
          <div className={styles.actions}>
            <CopyButton label="Copy diff" getText={() => diff} />
          </div>
        </>
      ) : (
        <p className={styles.hidden}>
          {files.length > 0
            ? `It changes ${files.join(', ')}, next to lines with secrets`
            : 'It writes lines that hold secrets'}
          , so the diff is not shown. <code>helm-audit fix</code> shows it where
          the chart is.
        </p>
      )}
    </figure>
  );
}

/** Findings that are to be mended first, each a link. */
function Before({ after }: { after: FixPrerequisite[] }) {
  return (
    <span className={styles.state}>
      Do this first:
      {after.map(({ fingerprint, message }) => (
        <FindingLink key={fingerprint} fingerprint={fingerprint}>
          <InlineCode text={message} />
        </FindingLink>
      ))}
    </span>
  );
}

function FindingLink(props: { fingerprint: string; children: ReactNode }) {
  return (
    <Link className={styles.before} href={useFindingHref(props.fingerprint)}>
      {props.children}
    </Link>
  );
}

/** Without the lines that say which tool wrote the diff. */
function linesOf(diff: string): string[] {
  return diff
    .trimEnd()
    .split('\n')
    .filter(line => !/^(diff --git|new file mode|--- )/.test(line));
}

const TAGS = { '+': 'ins', '-': 'del' } as const;

function DiffLine({ text }: { text: string }) {
  const isFile = text.startsWith('+++ ');
  const sign = text[0] as keyof typeof TAGS;
  const Tag = isFile ? 'span' : TAGS[sign] ?? 'span';
  const shown = isFile ? text.replace(/^\+\+\+ (b\/)?/, '') : text;
  return (
    <Tag className={isFile ? styles.file : styles.line}>
      {shown || ' '}
      {'\n'}
    </Tag>
  );
}
