import { OwnershipReport } from '@helm-audit/plugin-helm-audit-common';
import { Redactor } from '../../redact';
import { Fact } from '../gather/types';

/** Who owns the service, secrets removed from what is quoted. */
export function reportOwnership(
  ladder: Fact<OwnershipReport>,
  redactor: Redactor,
): OwnershipReport {
  if (ladder.state !== 'known') throw new Error(ladder.reason);
  return redact(ladder.value, redactor);
}

/** Redacts every text of a value. */
function redact<T>(value: T, redactor: Redactor): T;
function redact(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (Array.isArray(value)) return value.map(item => redact(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redact(item, redactor)]),
  );
}
