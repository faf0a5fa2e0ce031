import { addAbortSignal } from 'node:stream';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';

/** The path that stands for standard input. */
export const STDIN = '-';

/** As much as the audit takes of one file; what is more it refuses by itself. */
const MAX_BYTES = 20 * 1024 * 1024;

/** What was read from standard input, where a path asks for it. */
export interface Piped {
  piped?: Buffer;
}

/**
 * Reads manifests from standard input to its end.
 *
 * @throws AuditFailure `not-a-chart` when charts are to be audited; AbortError when the signal
 * fires
 */
export async function readStandardInput(
  isManifests: boolean,
  signal: AbortSignal,
): Promise<Buffer> {
  if (!isManifests) {
    throw new AuditFailure(
      'not-a-chart',
      "A chart can't be read from standard input.",
      'Name its folder, or pipe rendered manifests in with --manifests.',
    );
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of addAbortSignal(signal, process.stdin)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
}
