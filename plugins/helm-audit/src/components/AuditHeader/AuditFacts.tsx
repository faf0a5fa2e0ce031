import { ReactNode } from 'react';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  formatDateTime,
  formatRelativeTime,
  formatShare,
} from '../../lib/format';
import { Explain } from '../Explain';
import styles from './AuditFacts.module.css';

const TIER_SOURCES: Record<AuditReport['tier']['source'], string> = {
  option: 'Set for this audit.',
  entity: 'Set by the helm-audit/tier annotation of the entity.',
  file: 'Set in .helm-audit.yaml beside the chart.',
  default:
    'Nobody set it, so this is the default. Set helm-audit/tier on the entity.',
};

/** What was audited, when, and how much of it could be seen. */
export function AuditFacts({ report }: { report: AuditReport }) {
  const { chart, scenario, tier, score, auditedAt } = report;
  return (
    <dl className={styles.facts}>
      <Fact title="Coverage">
        <Explain explanation={explainCoverage(report)}>
          {formatShare(score.coverage)}
        </Explain>
      </Fact>
      <Fact title="Chart">
        {chart.name} {chart.version}
      </Fact>
      <Fact title="Scenario">
        <Explain explanation={explainScenario(report)}>
          {scenario.insteadOf
            ? `${scenario.name} instead of ${scenario.insteadOf.name}`
            : scenario.name}
        </Explain>
      </Fact>
      <Fact title="Tier">
        <Explain explanation={TIER_SOURCES[tier.source]}>{tier.value}</Explain>
      </Fact>
      {score.outcomes.waived > 0 && (
        <Fact title="Waived">{score.outcomes.waived}</Fact>
      )}
      <Fact title="Audited">
        <time dateTime={auditedAt} title={formatDateTime(auditedAt)}>
          {formatRelativeTime(auditedAt)}
        </time>
      </Fact>
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function explainCoverage({ score }: AuditReport): string {
  const undecided = score.outcomes.unknown + score.outcomes.error;
  const rest =
    undecided === 0
      ? 'Nothing that applies was left open.'
      : 'The rest is listed under “Not determined”: it counts neither as passed nor as failed.';
  return `We could decide ${formatShare(
    score.coverage,
  )} of the rules that apply, counted by their weight. ${rest}`;
}

function explainScenario({ scenario }: AuditReport): string {
  const { name, source, valuesFiles, insteadOf } = scenario;
  const files = valuesFiles.join(', ');
  const values = [
    files && `with ${files}`,
    source !== files && source !== 'default values' && `as ${source} says`,
  ].filter(Boolean);
  const rendered =
    values.length === 0
      ? 'Rendered with the chart’s default values.'
      : `Rendered ${values.join(', ')}.`;
  return insteadOf
    ? `${rendered} ${name} stands in for ${insteadOf.name}, which does not render: ${insteadOf.reason}`
    : rendered;
}
