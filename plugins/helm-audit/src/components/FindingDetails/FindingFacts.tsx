import { ReactNode } from 'react';
import { EFFORT_TITLES } from '../../lib/words';
import { ListedFinding } from '../../lib/findings';
import { InlineCode } from '../InlineCode';
import styles from './FindingFacts.module.css';

/** `Deployment/checkout`, or only the kind when there is no name. */
export function formatSubject({ finding: { subject } }: ListedFinding): string {
  return subject.name ? `${subject.kind}/${subject.name}` : subject.kind;
}

/** What a finding is about and what controls it. */
export function FindingFacts(props: {
  item: ListedFinding;
  /** Leaves out what is the same for all findings of a rule. */
  brief: boolean;
}) {
  const { item, brief } = props;
  const { subject, field, valuesKey, waiver } = item.finding;
  return (
    <dl className={styles.facts}>
      <Fact title="Values key" code={valuesKey} />
      <Fact title="Resource" code={formatSubject(item)} />
      <Fact title="Namespace" code={subject.namespace} />
      <Fact title="Container" code={subject.container} />
      <Fact title="Subchart" code={subject.subchart} />
      <Fact title="Field" code={field} />
      {!brief && (
        <>
          <Fact title="Rule" code={item.rule.id} />
          <Fact title="Effort">{EFFORT_TITLES[item.rule.effort]}</Fact>
        </>
      )}
      {waiver && (
        <Fact title="Waived">
          <InlineCode text={waiver.reason} /> ({waiver.source}
          {waiver.expires && `, until ${waiver.expires}`})
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { title: string; code?: string; children?: ReactNode }) {
  const { title, code, children } = props;
  if (!code && !children) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>{code ? <code>{code}</code> : children}</dd>
    </>
  );
}
