import { Children, CSSProperties, ReactNode } from 'react';
import styles from './Tile.module.css';

/** Tiles in one row, or where they don't fit in rows of about the same length. */
export function Tiles(props: { label: string; children: ReactNode }) {
  const { label, children } = props;
  const tiles = Children.toArray(children);
  const style = {
    '--tiles': tiles.length,
    '--half': Math.ceil(tiles.length / 2),
  } as CSSProperties;
  return (
    <ul className={styles.tiles} style={style} aria-label={label}>
      {tiles}
    </ul>
  );
}

export interface TileProps {
  title: string;
  value: ReactNode;
  /** A few words on what the number means. */
  hint?: string;
  /** Narrows the page down to what is counted; absent where there is nothing to narrow down to. */
  onPress?: () => void;
  /** Whether the page is narrowed down to it. */
  pressed?: boolean;
  /** For a tile that opens a list instead: its id, and whether the list is open. */
  opens?: { id: string; isOpen: boolean };
}

/** A number with its name. */
export function Tile(props: TileProps) {
  const { title, value, hint, onPress, pressed, opens } = props;
  const content = (
    <>
      <span className={styles.value}>{value}</span>
      <span className={styles.title}>{title}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </>
  );
  return (
    <li>
      {onPress ? (
        <button
          type="button"
          className={styles.button}
          id={opens?.id}
          aria-pressed={opens ? undefined : Boolean(pressed)}
          aria-expanded={opens?.isOpen}
          onClick={onPress}
        >
          {content}
        </button>
      ) : (
        <div className={styles.tile}>{content}</div>
      )}
    </li>
  );
}
