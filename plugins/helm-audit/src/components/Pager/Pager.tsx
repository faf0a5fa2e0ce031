import { Button } from '@backstage/ui';
import { Pages } from './usePages';
import styles from './Pager.module.css';

/** Where in a list the reader is, with the way on and back; nothing for a single page. */
export function Pager<T, Q>(props: { pages: Pages<T, Q>; what: string }) {
  const { pages, what } = props;
  const { data, previous, next } = pages;
  if (!data || data.items.length === data.totalItems) return null;
  return (
    <nav aria-label={`Pages of ${what}`} className={styles.pager}>
      <span role="status">
        {data.offset + 1} to {data.offset + data.items.length} of{' '}
        {data.totalItems}
      </span>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!previous}
        onPress={previous}
      >
        Previous
      </Button>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!next}
        onPress={next}
      >
        Next
      </Button>
    </nav>
  );
}
