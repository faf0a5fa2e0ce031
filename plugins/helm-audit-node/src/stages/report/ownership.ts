import { OwnershipReport } from '@helm-audit/plugin-helm-audit-common';
import { Redactor, redactTexts } from '../../redact';
import { Fact } from '../gather/types';

/**
 * Who owns the service, with everything in a secret's format removed from what is quoted. The
 * chart's values are left out of it: a password that is also a name would hide the name.
 */
export function reportOwnership(
  ladder: Fact<OwnershipReport>,
): OwnershipReport {
  if (ladder.state !== 'known') throw new Error(ladder.reason);
  return redactTexts(ladder.value, new Redactor());
}
