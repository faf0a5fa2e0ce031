import {
  describeSettings,
  SignalCell,
  SignalEvidence,
  SignalStrength,
  SloSuggestion,
} from '@helm-audit/plugin-helm-audit-common';
import { CodeBlock } from '../CodeBlock';
import { InlineCode } from '../InlineCode';
import { Suggestion } from './Suggestion';
import { formatSource, SIGNAL_TITLES, STRENGTH_MEANINGS } from './words';
import styles from './SloPanel.module.css';

/** What watches a golden signal at one strength, or what would. */
export function CellDetails(props: {
  cell: SignalCell;
  strength: SignalStrength;
}) {
  const { cell, strength } = props;
  const own = cell.evidence.filter(one => one.strength === strength);
  return (
    <section
      className={styles.details}
      aria-label={`${SIGNAL_TITLES[cell.signal]}: ${
        STRENGTH_MEANINGS[strength]
      }`}
    >
      {own.length > 0 ? (
        <ul className={styles.evidence}>
          {own.map(one => (
            <Evidence
              key={`${one.name} ${formatSource(one.source)}`}
              evidence={one}
            />
          ))}
        </ul>
      ) : (
        <Nothing cell={cell} strength={strength} />
      )}
      {own.length > 0 && cell.more > 0 && (
        <p className={styles.muted}>
          {cell.more} more watch this signal, in this way or another.
        </p>
      )}
    </section>
  );
}

const BASES: Record<SignalEvidence['attribution']['by'], string> = {
  labels: 'About this workload by',
  metric: 'About this workload by the metric',
  chart: 'Counts for all workloads that it came with:',
};

function Evidence({ evidence }: { evidence: SignalEvidence }) {
  const { what, name, query, source, attribution, note, switchOn } = evidence;
  return (
    <li>
      <p>
        <strong>
          {what} {name}
        </strong>{' '}
        <span className={styles.muted}>{formatSource(source)}</span>
      </p>
      {switchOn && (
        <p className={styles.fix}>
          <InlineCode text={describeSettings(switchOn)} />
        </p>
      )}
      {note && <p>{note}</p>}
      {query && <CodeBlock title="Query" text={query} />}
      <p className={styles.muted}>
        {BASES[attribution.by]} {attribution.detail}.
        {evidence.confidence === 'low' &&
          ' Parts of the query could not be read.'}
      </p>
    </li>
  );
}

const NOTHING: Record<SignalStrength, string> = {
  none: 'Nothing watches it. An objective would:',
  dashboard: 'No dashboard draws it. This query would:',
  canary: 'No canary waits for it. This query would tell a bad version:',
  alert: 'No alert tells anybody. These would, while its error budget burns:',
  slo: 'No objective holds it. This one would:',
};

function Nothing(props: { cell: SignalCell; strength: SignalStrength }) {
  const { cell, strength } = props;
  const { suggestion, noSuggestion, unseen } = cell;
  return (
    <>
      <p>
        {unseen ? (
          <InlineCode text={`We couldn’t see one. ${unseen}`} />
        ) : (
          NOTHING[strength]
        )}
      </p>
      {suggestion && <Closing strength={strength} suggestion={suggestion} />}
      {noSuggestion && <p className={styles.muted}>{noSuggestion}</p>}
    </>
  );
}

/** A query for what is looked at, an objective for what shall wake somebody. */
function Closing(props: {
  strength: SignalStrength;
  suggestion: SloSuggestion;
}) {
  const { strength, suggestion } = props;
  if (strength === 'dashboard' || strength === 'canary') {
    return <CodeBlock title="Share of what is bad" text={suggestion.query} />;
  }
  return (
    <Suggestion
      suggestion={suggestion}
      first={strength === 'alert' ? 'prometheusRule' : 'sloth'}
    />
  );
}
