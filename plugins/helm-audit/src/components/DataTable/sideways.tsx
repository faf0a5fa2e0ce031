import { useLayoutEffect, useRef, useState } from 'react';
import { RiArrowLeftLine, RiArrowRightLine } from '@remixicon/react';
import styles from './DataTable.module.css';

/** Where columns are that can't be seen without scrolling. */
type Hidden = 'right' | 'left' | 'both' | undefined;

/** Watches where something that scrolls sideways goes on. */
export function useSideways() {
  const ref = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<Hidden>();
  // Before the first paint, so that the hint pushes nothing that is seen already.
  useLayoutEffect(() => {
    const element = ref.current;
    // Nothing is hidden where nothing is laid out.
    if (!element || !window.ResizeObserver) return undefined;
    const look = () => setHidden(hiddenOf(element));
    look();
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

/**
 * Says that there is more to the side, where there is. The words stay as they are while the table is
 * scrolled; only the arrows tell where it goes on.
 */
export function SidewaysHint({ hidden }: { hidden: Hidden }) {
  if (!hidden) return null;
  return (
    <p className={styles.sideways}>
      <RiArrowLeftLine
        size={16}
        aria-hidden
        data-end={hidden === 'right' || undefined}
      />
      More columns: scroll the table sideways
      <RiArrowRightLine
        size={16}
        aria-hidden
        data-end={hidden === 'left' || undefined}
      />
    </p>
  );
}
