import leven from 'leven';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';

/** Names that are proposed at most. */
const MOST_PROPOSED = 4;

/**
 * The error for a rule that is not there, with those that may have been meant: spelt nearly the
 * same, or with the same words in their name.
 */
export function unknownRule(
  id: string,
  known: readonly string[],
): AuditFailure {
  const near = known
    .map(name => ({ name, edits: leven(name, id) }))
    .filter(({ edits }) => edits <= id.length / 3)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 1)
    .map(({ name }) => name);
  const words = id
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const alike = known.filter(
    name =>
      words.length > 0 && words.every(word => name.split('-').includes(word)),
  );
  const meant = near.length > 0 ? near : alike.slice(0, MOST_PROPOSED);
  return new AuditFailure(
    'unknown-rule',
    `There is no rule ${id}.`,
    meant.length > 0
      ? `Did you mean ${meant.join(' or ')}?`
      : 'See all of them with `helm-audit rules`.',
  );
}
