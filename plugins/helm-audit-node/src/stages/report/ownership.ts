import { OwnershipReport } from '@helm-audit/plugin-helm-audit-common';
import { redactTexts, Redactor } from '../../redact';
import { Fact } from '../gather/types';

/** Who owns the service, secrets removed from what is quoted. */
export function reportOwnership(
  ladder: Fact<OwnershipReport>,
  redactor: Redactor,
): OwnershipReport {
  if (ladder.state !== 'known') throw new Error(ladder.reason);
  return redactTexts(ladder.value, redactor);
}
