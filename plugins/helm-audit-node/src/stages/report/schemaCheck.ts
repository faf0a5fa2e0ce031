import { SchemaCheckReport } from '@helm-audit/plugin-helm-audit-common';
import { SchemaCheck } from '../../facts/schema/schemaCheck';

/** Kinds that a report names; a chart with more has said enough. */
const MOST_KINDS = 50;

/** What of the objects was held against a schema. The violations are the findings of a rule. */
export function reportSchemaCheck(
  check: SchemaCheck | undefined,
): SchemaCheckReport | undefined {
  if (!check) return undefined;
  const { release, validated, skipped } = check;
  return { release, validated, skipped: skipped.slice(0, MOST_KINDS) };
}
