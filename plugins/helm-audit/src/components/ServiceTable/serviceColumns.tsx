import {
  AuditState,
  EntityScorecard,
  OrgService,
} from '@helm-audit/plugin-helm-audit-common';
import { formatDelta, formatRelativeTime, formatScore } from '../../lib/format';
import { Column } from '../DataTable';
import { OWNER_COLUMN, SERVICE_COLUMN, TIER_COLUMN } from '../EntityLinks';
import { Level } from '../Level';
import { FindingsLink } from './FindingsLink';

const STATES: Record<AuditState, string> = {
  queued: 'waits for its audit',
  running: 'is being audited',
  completed: 'audited',
  failed: 'audit failed',
};

/** What stands where a score would. */
function noScore({ state, auditedAt }: OrgService): string {
  if (state === null) return 'no chart linked';
  if (state !== 'completed') return STATES[state];
  return auditedAt === null ? 'score is being read' : 'too little evidence';
}

function Score({ service }: { service: OrgService }) {
  const { score, grade } = service;
  if (score === null) return <>{noScore(service)}</>;
  return (
    <>
      <strong>{formatScore(score)}</strong> {grade}
    </>
  );
}

/**
 * @param options.scorecards - absent where levels can't be had; then there is no column of them
 * @param options.rule - that all services fail; then there is a column that leads to the findings
 */
export function serviceColumns(options: {
  scorecards: EntityScorecard[] | undefined;
  rule: string | undefined;
}): Column<OrgService>[] {
  const { scorecards, rule } = options;
  return [
    { ...SERVICE_COLUMN, sortable: true },
    OWNER_COLUMN,
    { ...TIER_COLUMN, sortable: true },
    {
      id: 'score',
      title: 'Score',
      sortable: true,
      render: service => <Score service={service} />,
    },
    {
      id: 'change',
      title: 'Change',
      sortable: true,
      numeric: true,
      render: ({ change }) => (change === null ? '–' : formatDelta(change)),
    },
    {
      id: 'blockers',
      title: 'Blockers',
      numeric: true,
      render: ({ blockers, score }) => (score === null ? '–' : blockers),
    },
    ...(rule === undefined ? [] : [findingsColumn(rule)]),
    ...levelColumn(scorecards),
    {
      id: 'audited',
      title: 'Audited',
      render: ({ auditedAt }) =>
        auditedAt ? formatRelativeTime(auditedAt) : '–',
    },
  ];
}

function findingsColumn(rule: string): Column<OrgService> {
  return {
    id: 'findings',
    title: 'Findings',
    render: service => <FindingsLink service={service} rule={rule} />,
  };
}

function levelColumn(
  scorecards: EntityScorecard[] | undefined,
): Column<OrgService>[] {
  if (!scorecards) return [];
  const byRef = new Map(scorecards.map(card => [card.entityRef, card]));
  return [
    {
      id: 'level',
      title: 'Level',
      render: ({ entityRef }) => {
        const card = byRef.get(entityRef);
        return card && card.checks.length > 0 ? (
          <Level level={card.level} />
        ) : (
          'waits for Tech Insights'
        );
      },
    },
  ];
}
