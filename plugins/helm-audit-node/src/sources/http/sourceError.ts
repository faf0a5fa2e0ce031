/** Why a source gave no answer. */
export type SourceErrorKind =
  | 'not-found'
  | 'unauthorised'
  | 'rate-limited'
  | 'server-error'
  | 'timeout'
  | 'too-large'
  | 'bad-response'
  | 'refused'
  | 'unreachable';

/**
 * A source gave no answer. Messages name the host and the reason and nothing else, so that no
 * token and no private name gets into a report or log.
 */
export class SourceError extends Error {
  constructor(
    readonly kind: SourceErrorKind,
    message: string,
    readonly details: {
      /** Milliseconds after which the host wants to be asked again. */
      retryAfterMs?: number;
      /** Header `WWW-Authenticate` of an answer 401. */
      challenge?: string;
      /** Whether asking again soon is of no use. */
      isLasting?: boolean;
    } = {},
  ) {
    super(message);
    this.name = 'SourceError';
  }
}
