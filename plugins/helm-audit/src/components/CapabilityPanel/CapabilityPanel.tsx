import { useId, useState } from 'react';
import {
  Capability,
  CapabilityState,
  describeNeeds,
} from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';
import { Panel } from '../Panels';
import { SwitchOn } from '../SwitchOn';
import styles from './CapabilityPanel.module.css';

const TITLE = 'What this chart can switch on';

/** States in the order in which they are of use. */
const GROUPS: Array<{ state: CapabilityState; title: string }> = [
  { state: 'proven', title: 'Proven by a trial render' },
  { state: 'needs-values', title: 'Needs values that only you know' },
  { state: 'needs-api', title: 'Waits for an API of the cluster' },
  { state: 'unproven', title: 'Not proven' },
];

/** Rows of one group that are shown at first. */
const MAX_SHOWN = 6;

/** What the chart holds and leaves off, with the values that switch it on. */
export function CapabilityPanel(props: {
  /** Absent where the chart could not be rendered, and in older reports. */
  capabilities?: Capability[];
}) {
  const { capabilities } = props;
  if (!capabilities) {
    return (
      <Panel
        title={TITLE}
        aside="We couldn’t see"
        sentence="Nothing was tried, because the chart does not render or the report is older. Audit again once it renders."
      />
    );
  }
  if (capabilities.length === 0) {
    return (
      <Panel
        title={TITLE}
        aside="Nothing off"
        sentence="No template for budgets, autoscaling, network policies, monitoring or certificates is left off."
      />
    );
  }
  const proven = capabilities.filter(({ state }) => state === 'proven').length;
  return (
    <Panel
      wide
      title={TITLE}
      aside={`${proven} of ${capabilities.length} proven`}
      sentence="The chart holds these and leaves them off in the audited scenario."
    >
      {GROUPS.map(({ state, title }) => (
        <Group
          key={state}
          title={title}
          capabilities={capabilities.filter(each => each.state === state)}
        />
      ))}
    </Panel>
  );
}

function Group(props: { title: string; capabilities: Capability[] }) {
  const { title, capabilities } = props;
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  if (capabilities.length === 0) return null;
  const shown = isOpen ? capabilities : capabilities.slice(0, MAX_SHOWN);
  const rest = capabilities.length - shown.length;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h4 id={id} className={styles.title}>
        {title}
      </h4>
      <ul className={styles.list}>
        {shown.map(capability => (
          <Row
            key={`${capability.kind} ${capability.subchart} ${capability.template}`}
            capability={capability}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button
          type="button"
          className={styles.more}
          onClick={() => setIsOpen(true)}
        >
          Show {rest} more
        </button>
      )}
    </section>
  );
}

function Row({ capability }: { capability: Capability }) {
  const { kind, template, subchart, part, snippet, proof, reason } = capability;
  const [isOpen, setIsOpen] = useState(false);
  const needs = describeNeeds(capability);
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className={styles.kind}>{kind}</span>{' '}
        <span className={styles.needs}>
          <InlineCode text={needs || 'Nobody knows yet what it takes.'} />
        </span>
      </button>
      {isOpen && (
        <div className={styles.details}>
          <SwitchOn snippet={snippet} proof={proof} />
          <p className={styles.muted}>
            Template {template}
            {subchart && ` of the dependency ${subchart}`}
          </p>
          {part && (
            <p className={styles.muted}>
              <InlineCode
                text={`\`${part}\` also switches on a part of the chart that is off.`}
              />
            </p>
          )}
          {reason && <p className={styles.reason}>{reason}</p>}
        </div>
      )}
    </li>
  );
}
