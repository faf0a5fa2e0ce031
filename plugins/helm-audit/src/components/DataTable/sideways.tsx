import { useEffect, useRef, useState } from 'react';
import { RiArrowLeftLine, RiArrowRightLine } from '@remixicon/react';
import styles from './DataTable.module.css';

/** Where columns are that can't be seen without scrolling. */
type Hidden = 'right' | 'left' | 'both' | undefined;

const WORDS = {
  right: 'More columns to the right: scroll the table sideways',
  left: 'More columns to the left: scroll the table back',
  both: 'More columns to both sides: scroll the table sideways',
};

/** Watches where something that scrolls sideways goes on. */
export function useSideways() {
  const ref = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<Hidden>();
  useEffect(() => {
    const element = ref.current;
    // Nothing is hidden where nothing is laid out.
    if (!element || !window.ResizeObserver) return undefined;
    const look = () => setHidden(hiddenOf(element));
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return { ref, hidden };
}

function hiddenOf({ scrollLeft, scrollWidth, clientWidth }: Element): Hidden {
  // Positions are fractions of pixels, widths are not.
  const left = scrollLeft > 1;
  const right = scrollLeft + clientWidth < scrollWidth - 1;
  if (left && right) return 'both';
  if (right) return 'right';
  return left ? 'left' : undefined;
}

/** Says that there is more to the side, where there is. */
export function SidewaysHint({ hidden }: { hidden: Hidden }) {
  if (!hidden) return null;
  return (
    <p className={styles.sideways}>
      {hidden !== 'right' && <RiArrowLeftLine size={16} aria-hidden />}
      {WORDS[hidden]}
      {hidden !== 'left' && <RiArrowRightLine size={16} aria-hidden />}
    </p>
  );
}
