import { useId, useState } from 'react';
import {
  SIGNAL_STRENGTHS,
  SignalCell,
  SignalStrength,
  WatchedWorkload,
} from '@helm-audit/plugin-helm-audit-common';
import {
  RiCheckLine,
  RiCloseLine,
  RiQuestionLine,
  RiSubtractLine,
  RiToggleLine,
} from '@remixicon/react';
import { CellDetails } from './CellDetails';
import {
  Mark,
  MARK_TITLES,
  markOf,
  SIGNAL_TITLES,
  STRENGTH_MEANINGS,
  STRENGTH_TITLES,
} from './words';
import styles from './SloPanel.module.css';

const ICONS: Record<Mark, typeof RiCheckLine> = {
  seen: RiCheckLine,
  off: RiToggleLine,
  unseen: RiQuestionLine,
  open: RiSubtractLine,
  gap: RiCloseLine,
};

/** What was opened: a golden signal at one strength. */
interface Place {
  cell: SignalCell;
  strength: SignalStrength;
}

/** Golden signals in rows, strength in columns; a place opens down to its evidence. */
export function SignalMatrix({ workload }: { workload: WatchedWorkload }) {
  const [open, setOpen] = useState<Place>();
  const detailsId = useId();
  return (
    <>
      <table className={styles.matrix}>
        <caption className={styles.caption}>
          Golden signals of {workload.name} by how well they are watched
        </caption>
        <thead>
          <tr>
            <td />
            {SIGNAL_STRENGTHS.map(strength => (
              <th
                key={strength}
                scope="col"
                title={STRENGTH_MEANINGS[strength]}
              >
                {STRENGTH_TITLES[strength]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workload.cells.map(cell => (
            <tr key={cell.signal}>
              <th scope="row">{SIGNAL_TITLES[cell.signal]}</th>
              {SIGNAL_STRENGTHS.map(strength => (
                <td key={strength}>
                  <PlaceButton
                    place={{ cell, strength }}
                    isOpen={open?.cell === cell && open.strength === strength}
                    controls={detailsId}
                    onToggle={setOpen}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div id={detailsId}>
        {open && (
          <CellDetails
            key={`${open.cell.signal} ${open.strength}`}
            cell={open.cell}
            strength={open.strength}
          />
        )}
      </div>
    </>
  );
}

function PlaceButton(props: {
  place: Place;
  isOpen: boolean;
  controls: string;
  onToggle: (place: Place | undefined) => void;
}) {
  const { place, isOpen, controls, onToggle } = props;
  const { cell, strength } = place;
  const mark = markOf(cell, strength);
  const Icon = ICONS[mark];
  // Where something is stronger than nothing, there is nothing to tell of nothing.
  if (strength === 'none' && mark === 'open') return null;
  return (
    <button
      type="button"
      className={styles.place}
      data-mark={mark}
      aria-expanded={isOpen}
      aria-controls={controls}
      aria-label={`${SIGNAL_TITLES[cell.signal]}, ${
        STRENGTH_TITLES[strength]
      }: ${MARK_TITLES[mark]}`}
      onClick={() => onToggle(isOpen ? undefined : place)}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
