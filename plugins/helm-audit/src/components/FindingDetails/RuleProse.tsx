import { ElementType } from 'react';
import { MarkdownContent } from '@backstage/core-components';
import { Link } from '@backstage/ui';
import { RuleDoc } from '@helm-audit/plugin-helm-audit-common';
import styles from './RuleProse.module.css';

export interface RuleProseProps {
  doc: RuleDoc;
  /** Level of its headings, one below that of what encloses it. */
  heading: ElementType;
}

/** Why a rule matters, how to fix what it finds, and how to see that it is fixed. */
export function RuleProse({ doc, heading }: RuleProseProps) {
  return (
    <div className={styles.prose}>
      <Part heading={heading} title="Why it matters" text={doc.whyItMatters} />
      <Part heading={heading} title="How to fix it" text={doc.howToFix} />
      <Part heading={heading} title="How to verify it" text={doc.howToVerify} />
      {doc.references.length > 0 && (
        <References references={doc.references} heading={heading} />
      )}
    </div>
  );
}

function Part(props: { heading: ElementType; title: string; text: string }) {
  const { heading: Heading, title, text } = props;
  if (!text.trim()) return null;
  return (
    <div>
      <Heading className={styles.title}>{title}</Heading>
      <MarkdownContent className={styles.markdown} content={text} />
    </div>
  );
}

function References(props: { references: string[]; heading: ElementType }) {
  const { references, heading: Heading } = props;
  return (
    <div>
      <Heading className={styles.title}>Read more</Heading>
      <ul className={styles.references}>
        {references.map(reference => (
          <li key={reference}>
            {/^https?:\/\//.test(reference) ? (
              <Link href={reference} target="_blank" rel="noopener noreferrer">
                {reference.replace(/^https?:\/\//, '')}
              </Link>
            ) : (
              reference
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
