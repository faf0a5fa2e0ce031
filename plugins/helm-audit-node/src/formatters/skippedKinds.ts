import { AuditReport } from '@helm-audit/plugin-helm-audit-common';

/** How many kinds are named; the rest is counted. */
const MOST_NAMED = 3;

/**
 * Says how many objects have no schema that they could be held against.
 *
 * @returns undefined when there are none
 */
export function describeSkippedKinds({
  schemaCheck,
}: AuditReport): string | undefined {
  const skipped = schemaCheck?.skipped ?? [];
  const objects = skipped.reduce((sum, each) => sum + each.objects, 0);
  if (objects === 0) return undefined;
  const named = skipped
    .slice(0, MOST_NAMED)
    .map(each => `${each.kind || 'no kind'} (${each.objects})`);
  const others = skipped.length - named.length;
  const kinds = [...named, ...(others > 0 ? [`${others} more kinds`] : [])];
  const subject = objects === 1 ? '1 object was' : `${objects} objects were`;
  return `${subject} not checked field by field, for helm-audit has no schema of: ${kinds.join(
    ', ',
  )}.`;
}
