import limiter from 'p-limit';

/**
 * Works on items concurrently and hands the results out in the items' order. At most twice
 * as many results as workers wait for their turn, so that memory stays bounded.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const limit = limiter(concurrency);
  const ahead = concurrency * 2;
  const pending: Array<Promise<R>> = [];
  let next = 0;
  const startMore = () => {
    while (next < items.length && pending.length < ahead) {
      const item = items[next++];
      const result = limit(() => work(item));
      result.catch(() => {});
      pending.push(result);
    }
  };
  startMore();
  while (pending.length > 0) {
    yield await pending[0];
    pending.shift();
    startMore();
  }
}
