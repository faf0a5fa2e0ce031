import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor, forTerminal } from '@helm-audit/plugin-helm-audit-node';
import {
  ChartOptions,
  helmOptionsOf,
  openOutput,
  requestOf,
} from './auditCommand';
import { EXIT } from './exitCodes';
import { openSources } from './sources';

/**
 * Asks what only people can answer about a chart, with what to write into `.helm-audit.yaml`.
 *
 * @returns the exit code
 * @throws AuditFailure when the chart can't be audited
 */
export async function questionsCommand(
  target: string,
  options: ChartOptions,
  signal: AbortSignal,
): Promise<number> {
  const auditor = createAuditor({
    helm: helmOptionsOf(options),
    sources: await openSources(options, signal),
  });
  const report = await auditor.audit(requestOf(target, options), { signal });
  const sink = await openOutput(options.output);
  await sink.write(formatQuestions(forTerminal(report)));
  await sink.close();
  return EXIT.ok;
}

function formatQuestions({ questions, chart }: AuditReport): string {
  if (questions.length === 0) {
    return `Nothing is open about ${chart.name}.\n`;
  }
  return questions
    .map(({ question, why, rules, example }) =>
      [
        question,
        `  ${why}`,
        rules.length > 0 && `  Waiting for it: ${rules.join(', ')}`,
        '',
        example.replace(/^/gm, '    '),
        '',
      ]
        .filter(line => line !== false)
        .join('\n'),
    )
    .join('\n');
}
