import { ReactNode } from 'react';
import {
  OwnershipFunnelResponse,
  UNMET_STATES,
} from '@helm-audit/plugin-helm-audit-common';
import { RUNG_STATE_TITLES, RUNG_TITLES } from '../../lib/orgWords';
import { Section } from '../Section';
import { Chosen, GapChoice } from './useGapChoice';
import styles from './OwnershipPage.module.css';

type Rung = OwnershipFunnelResponse['rungs'][number];

/** The seven rungs with how many services hold at each and stop there; each count lists them. */
export function Funnel(props: {
  funnel: OwnershipFunnelResponse;
  choice: GapChoice;
}) {
  const { funnel, choice } = props;
  const { audited, rungs } = funnel;
  return (
    <Section
      title="How far ownership reaches"
      aside={`of ${audited} audited; each rung needs those above it`}
    >
      <ol className={styles.funnel}>
        {rungs.map(rung => (
          <li key={rung.id} className={styles.rung}>
            <Reached rung={rung} audited={audited} choice={choice} />
            <Stopped rung={rung} choice={choice} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** How many services hold up to a rung. */
function Reached(props: { rung: Rung; audited: number; choice: GapChoice }) {
  const { rung, audited, choice } = props;
  const { id, reached } = rung;
  const share = audited === 0 ? 0 : reached / audited;
  const pressed = choice.isChosen({ reached: id });
  return (
    <button
      type="button"
      className={styles.reached}
      aria-pressed={pressed}
      disabled={reached === 0 && !pressed}
      onClick={() => choice.choose({ reached: id })}
    >
      <span>{RUNG_TITLES[id]}</span>
      <span className={styles.track}>
        <span className={styles.bar} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.number}>{reached}</span>
    </button>
  );
}

/** How many services get no further, and for what, where it isn't for one reason. */
function Stopped({ rung, choice }: { rung: Rung; choice: GapChoice }) {
  const { id, stopped } = rung;
  const states = UNMET_STATES.filter(state => stopped[state] > 0);
  const all = states.reduce((sum, state) => sum + stopped[state], 0);
  if (all === 0) return <span className={styles.stopped}>none stops here</span>;
  const [only] = states;
  return (
    <span className={styles.stopped}>
      <StopButton choice={choice} what={{ rung: id }}>
        {all} {all === 1 ? 'stops' : 'stop'} here
      </StopButton>
      {states.length > 1
        ? states.map(state => (
            <StopButton key={state} choice={choice} what={{ rung: id, state }}>
              {stopped[state]} {RUNG_STATE_TITLES[state]}
            </StopButton>
          ))
        : only !== 'missing' && `(${RUNG_STATE_TITLES[only]})`}
    </span>
  );
}

function StopButton(props: {
  choice: GapChoice;
  what: Chosen;
  children: ReactNode;
}) {
  const { choice, what, children } = props;
  return (
    <button
      type="button"
      className={styles.stop}
      aria-pressed={choice.isChosen(what)}
      onClick={() => choice.choose(what)}
    >
      {children}
    </button>
  );
}
