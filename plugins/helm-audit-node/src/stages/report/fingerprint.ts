import { createHash } from 'node:crypto';
import { formatPath, Path } from '../../json';

/** What tells a finding from all others, whatever the chart's layout and version. */
export interface FingerprintParts {
  ruleId: string;
  messageId: string;
  kind: string;
  name: string;
  container: string;
  /** Path from the subject, so that reordering containers changes nothing. */
  path: Path;
  /** File, for findings that have no resource. */
  file: string;
}

/** First 32 hex digits of the SHA-256 of the parts. */
export function fingerprint(parts: FingerprintParts): string {
  const text = [
    parts.ruleId,
    parts.messageId,
    parts.kind,
    parts.name,
    parts.container,
    formatPath(parts.path),
    parts.file,
  ].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Gives equal fingerprints a number, in order, so that each finding has its own. */
export function distinguish<T extends { fingerprint: string }>(
  findings: T[],
): T[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const count = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, count + 1);
    return count === 0
      ? finding
      : { ...finding, fingerprint: `${finding.fingerprint}-${count}` };
  });
}
