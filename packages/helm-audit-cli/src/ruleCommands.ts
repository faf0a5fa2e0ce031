import { DIMENSIONS } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor, ruleDocs } from '@helm-audit/plugin-helm-audit-node';
import { EXIT } from './exitCodes';
import { unknownRule } from './unknownRule';

/** `helm-audit rules`. @returns the exit code */
export function rulesCommand(options: { format: 'text' | 'json' }): number {
  process.stdout.write(listRules(options));
  return EXIT.ok;
}

/** `helm-audit explain`. @returns the exit code */
export function explainCommand(id: string): number {
  process.stdout.write(explainRule(id));
  return EXIT.ok;
}

/** Lists all rules by dimension; as JSON for programs. */
function listRules({ format }: { format: 'text' | 'json' }): string {
  const { rules } = createAuditor();
  if (format === 'json') {
    const list = rules.map(({ meta }) => ({
      id: meta.id,
      dimension: meta.dimension,
      severity: meta.severity,
      title: meta.title,
    }));
    return `${JSON.stringify(list, null, 2)}\n`;
  }
  const width = Math.max(...rules.map(({ meta }) => meta.id.length));
  const sections = DIMENSIONS.map(({ id, title }) => {
    const lines = rules
      .filter(({ meta }) => meta.dimension === id)
      .map(({ meta }) => meta)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(
        meta =>
          `  ${meta.id.padEnd(width)}  ${meta.severity.padEnd(8)}  ${
            meta.title
          }`,
      );
    return [`${title} (${lines.length})`, ...lines].join('\n');
  });
  return `${sections.join('\n\n')}\n\n${
    rules.length
  } rules. Read about one with \`helm-audit explain <rule>\`.\n`;
}

/**
 * Everything that is known about a rule, as Markdown.
 *
 * @throws AuditFailure `unknown-rule`
 */
function explainRule(id: string): string {
  const { rules } = createAuditor();
  const meta = rules.find(rule => rule.meta.id === id)?.meta;
  if (!meta) {
    throw unknownRule(
      id,
      rules.map(rule => rule.meta.id),
    );
  }
  const doc = ruleDocs[id];
  const controls =
    meta.controls.length > 0 ? `, ${meta.controls.join(', ')}` : '';
  return [
    `# ${id}`,
    `${meta.failureTitle}. Severity ${meta.severity}, dimension ${meta.dimension}${controls}.`,
    ...(doc
      ? [
          `## What it checks\n\n${doc.whatItChecks}`,
          `## Why it matters\n\n${doc.whyItMatters}`,
          `## How to fix\n\n${doc.howToFix}`,
          `## How to verify\n\n${doc.howToVerify}`,
          `## When to waive\n\n${doc.whenToWaive}`,
        ]
      : []),
    `## References\n\n${meta.references.map(url => `- ${url}`).join('\n')}`,
  ]
    .join('\n\n')
    .concat('\n');
}
