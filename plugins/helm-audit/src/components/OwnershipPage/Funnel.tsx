import { OwnershipFunnelResponse } from '@helm-audit/plugin-helm-audit-common';
import { RUNG_TITLES } from '../../lib/orgWords';
import { Section } from '../Section';
import { GapChoice } from './useGapChoice';
import styles from './OwnershipPage.module.css';

type Rung = OwnershipFunnelResponse['rungs'][number];

/** The seven rungs with how many services still hold at each; each narrows the table down. */
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
        {rungs.map((rung, index) => {
          const before = index === 0 ? audited : rungs[index - 1].reached;
          return (
            <li key={rung.id}>
              <RungBar
                rung={rung}
                audited={audited}
                stopped={before - rung.reached}
                choice={choice}
              />
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function RungBar(props: {
  rung: Rung;
  audited: number;
  /** How many hold all rungs before, but not this one. */
  stopped: number;
  choice: GapChoice;
}) {
  const { rung, audited, stopped, choice } = props;
  const { id, reached } = rung;
  const share = audited === 0 ? 0 : reached / audited;
  return (
    <button
      type="button"
      className={styles.rung}
      aria-pressed={choice.rung === id}
      disabled={stopped === 0 && choice.rung !== id}
      onClick={() => choice.chooseRung(id)}
    >
      <span>{RUNG_TITLES[id]}</span>
      <span className={styles.track}>
        <span className={styles.bar} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.reached}>{reached}</span>
      <span className={styles.stopped}>{describeStop(rung, stopped)}</span>
    </button>
  );
}

/** `4 stop here`; where some of them could not be seen, that too. */
function describeStop({ states }: Rung, stopped: number): string {
  if (stopped === 0) return 'none stops here';
  const facts = [
    `${stopped} ${stopped === 1 ? 'stops' : 'stop'} here`,
    states.contradicted > 0 && `${states.contradicted} contradicted in all`,
    states.unknown > 0 && `${states.unknown} not seen in all`,
  ];
  return facts.filter(Boolean).join(', ');
}
