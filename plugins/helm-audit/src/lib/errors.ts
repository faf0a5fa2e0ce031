import { ErrorLike } from '@backstage/errors';

/** The HTTP status behind an error; `undefined` when it did not come from the backend. */
export function statusOf(error: ErrorLike): number | undefined {
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** What the backend said, or else what the error says by itself. */
export function messageOf(error: ErrorLike): string {
  const cause = error.cause as Partial<ErrorLike> | undefined;
  return cause?.message || error.message;
}
