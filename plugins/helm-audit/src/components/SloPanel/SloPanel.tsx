import { useId, useState } from 'react';
import { SloGaps, WatchedWorkload } from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';
import { Panel } from '../Panels';
import { SignalMatrix } from './SignalMatrix';
import { AlertList, ObjectiveList, ScrapeLine } from './WatchFacts';
import styles from './SloPanel.module.css';

/** How well the golden signals are watched, and what would close each gap. */
export function SloPanel(props: {
  /** Absent in reports that were stored before there were SLO gaps. */
  slo?: SloGaps;
}) {
  const { slo } = props;
  if (!slo) {
    return (
      <Unseen sentence="This report is older than the matrix of golden signals. Audit again to see it." />
    );
  }
  if (slo.state === 'unknown') {
    const { sentence, reason } = slo;
    return <Unseen sentence={[sentence, reason].filter(Boolean).join(' ')} />;
  }
  if (slo.workloads.length === 0) return <NoService slo={slo} />;
  return <Gaps slo={slo} />;
}

function Gaps({ slo }: { slo: SloGaps }) {
  const [index, setIndex] = useState(0);
  const { workloads } = slo;
  const workload = workloads[index] ?? workloads[0];
  return (
    <Panel
      title="SLO gaps"
      aside={`${watched(workload)} of ${workload.cells.length} alerted on`}
      sentence={<InlineCode text={slo.sentence} />}
    >
      {workloads.length > 1 && (
        <WorkloadPicker
          workloads={workloads}
          index={index}
          onChange={setIndex}
        />
      )}
      <SignalMatrix key={index} workload={workload} />
      <ScrapeLine scrape={workload.scrape} />
      <ObjectiveList slos={slo.slos} />
      <AlertList alerts={slo.alerts} more={slo.moreAlerts} />
      <UnseenList reasons={slo.unseen} />
    </Panel>
  );
}

/** Signals that somebody is told about, as far as it was seen. */
function watched({ cells }: WatchedWorkload): number {
  return cells.filter(({ strength }) => ['alert', 'slo'].includes(strength))
    .length;
}

function WorkloadPicker(props: {
  workloads: WatchedWorkload[];
  index: number;
  onChange: (index: number) => void;
}) {
  const { workloads, index, onChange } = props;
  const id = useId();
  return (
    <div className={styles.picker}>
      <label htmlFor={id}>Workload</label>
      <select
        id={id}
        value={index}
        onChange={event => onChange(Number(event.target.value))}
      >
        {workloads.map(({ kind, name, subchart }, place) => (
          <option key={`${kind}/${name}/${subchart}`} value={place}>
            {name}
            {subchart && ` (${subchart})`}
          </option>
        ))}
      </select>
    </div>
  );
}

function UnseenList({ reasons }: { reasons: string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.reasons} aria-label="What could not be seen">
      {reasons.map(reason => (
        <li key={reason}>
          <InlineCode text={reason} />
        </li>
      ))}
    </ul>
  );
}

function Unseen({ sentence }: { sentence: string }) {
  return (
    <Panel title="SLO gaps" unseen sentence={sentence}>
      <WhatItShows />
    </Panel>
  );
}

function NoService({ slo }: { slo: SloGaps }) {
  return (
    <Panel title="SLO gaps" aside="No service" sentence={slo.sentence}>
      <WhatItShows />
      <ObjectiveList slos={slo.slos} />
      <AlertList alerts={slo.alerts} more={slo.moreAlerts} />
    </Panel>
  );
}

function WhatItShows() {
  return (
    <p className={styles.muted}>
      For each workload that serves, the matrix tells whether latency, traffic,
      errors and saturation are drawn, gate a canary, alert somebody or are held
      to an objective, with the query as evidence.
    </p>
  );
}
