/**
 * Why an audit could not be made. The message says what is wrong and where, and holds no
 * secrets; `fix` says what to do about it.
 */
export class AuditFailure extends Error {
  /** Stable and machine-readable, such as `not-a-chart`. */
  readonly code: string;
  readonly fix: string;

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.name = 'AuditFailure';
    this.code = code;
    this.fix = fix;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The system's code for what went wrong, such as `ENOENT`; names no path. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error';
}
