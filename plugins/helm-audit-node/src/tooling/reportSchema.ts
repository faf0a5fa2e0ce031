import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { REPORT_SCHEMA_VERSION } from '@helm-audit/plugin-helm-audit-common';

const COMMON = path.resolve(__dirname, '../../../helm-audit-common/src');

/**
 * JSON Schema (draft 2020-12) of the report, made from its types so that the two can't differ.
 * Readers must ignore keys that they don't know, so further ones are allowed.
 */
export function reportSchema(): string {
  const schema = createGenerator({
    path: path.join(COMMON, 'report.ts'),
    tsconfig: path.resolve(COMMON, '../../../tsconfig.json'),
    type: 'AuditReport',
    expose: 'all',
    additionalProperties: true,
    // The repository's own check covers types; this only reads them.
    skipTypeCheck: true,
  }).createSchema('AuditReport');
  const { definitions, ...root } = toDraft2020(schema) as {
    definitions: Record<string, unknown>;
  };
  return `${JSON.stringify(
    {
      ...root,
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://helm-audit.dev/schemas/report-${REPORT_SCHEMA_VERSION}.json`,
      title: 'Report of helm-audit',
      $defs: definitions,
    },
    null,
    2,
  )}\n`;
}

/**
 * The generator writes draft 7. Of what it uses, only references and tuples are written in
 * another way in 2020-12.
 *
 * @see https://json-schema.org/draft/2020-12/release-notes
 */
function toDraft2020(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toDraft2020);
  if (typeof node !== 'object' || node === null) return node;
  const { items, additionalItems, $ref, ...others } = node as {
    items?: unknown;
    additionalItems?: unknown;
    $ref?: string;
  };
  return {
    ...($ref && { $ref: $ref.replace('#/definitions/', '#/$defs/') }),
    ...Object.fromEntries(
      Object.entries(others).map(([key, value]) => [key, toDraft2020(value)]),
    ),
    ...(Array.isArray(items)
      ? {
          prefixItems: items.map(toDraft2020),
          items: additionalItems ?? false,
        }
      : items !== undefined && { items: toDraft2020(items) }),
  };
}
