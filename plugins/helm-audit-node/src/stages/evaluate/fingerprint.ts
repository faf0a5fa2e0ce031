import { formatPath, Path } from '../../json';
import { Violation } from '../../rules/types';
import { sha256 } from '../../sha256';
import { RawFinding } from './types';

/** What tells a finding from all others, whatever the chart's layout and version. */
interface FingerprintParts {
  ruleId: string;
  messageId: string;
  kind: string;
  name: string;
  container: string;
  /** Path from the subject, so that reordering containers changes nothing. */
  path: Path;
  /** Where it lies, for findings that have no resource. */
  place: string;
}

/** The fingerprint of one finding; others of the same rule may have the same. */
export function fingerprintOf(
  ruleId: string,
  finding: Omit<RawFinding, 'fingerprint'>,
): string {
  const { violation, subject, about, file } = finding;
  return hash({
    ruleId,
    messageId: violation.messageId,
    kind: about.kind,
    name: about.name ?? '',
    container: about.container ?? '',
    path: violation.path ?? [],
    place:
      violation.resource ?? subject.resource ? '' : placeOf(violation, file),
  });
}

/**
 * The file; templates may be moved and renamed, so that for them what the finding is about
 * stands for it. Numbers are left out, for they count what changes with every edit.
 */
function placeOf({ data = {} }: Violation, file: string): string {
  if (!file.startsWith('templates/')) return file;
  const words = Object.values(data).filter(
    value => typeof value === 'string' && value !== file,
  );
  return ['templates/', ...words].join('\n');
}

/** First 32 hex digits of the SHA-256 of the parts. */
function hash(parts: FingerprintParts): string {
  const text = [
    parts.ruleId,
    parts.messageId,
    parts.kind,
    parts.name,
    parts.container,
    formatPath(parts.path),
    parts.place,
  ].join('\n');
  return sha256(text).slice(0, 32);
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
