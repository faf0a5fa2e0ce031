import {
  AuditReport,
  RuleEvidence,
} from '@helm-audit/plugin-helm-audit-common';

const evidence = (parts: Partial<RuleEvidence> = {}): RuleEvidence => ({
  failed: [],
  passed: [],
  unknown: [],
  waived: [],
  ...parts,
});

/** What the rules of a report mean together, with something of everything. */
export function buildAssessment(): Pick<
  AuditReport,
  'gapAnalysis' | 'roadmap' | 'compliance' | 'risks' | 'culture' | 'questions'
> {
  return {
    gapAnalysis: [
      {
        id: 'reliability',
        title: 'Reliability',
        score: 5.8,
        currentState: ['9 of 10 rules that could be decided hold.'],
        gaps: [
          {
            ruleId: 'single-replica',
            title: 'A service runs on a single replica',
            severity: 'critical',
            message: 'Deployment checkout runs 1 replica.',
            findings: 1,
            action: 'Set `replicaCount` to at least 2.',
            effort: 'S',
          },
        ],
        risk: 'critical',
        blastRadius: 'Everything that calls Service checkout.',
        recommendations: ['Set `replicaCount` to at least 2.'],
        hours: 1,
        complexity: 'low',
      },
      {
        id: 'chaos',
        title: 'Chaos engineering',
        score: null,
        currentState: ['Nothing in this chart belongs here.'],
        gaps: [],
        risk: 'notApplicable',
        recommendations: [],
        hours: 0,
        complexity: 'none',
      },
    ],
    roadmap: {
      phases: [
        {
          phase: 1,
          title: 'Keep failures from reaching users',
          when: '0–2 weeks',
          items: [
            {
              ruleId: 'single-replica',
              title: 'A service runs on a single replica',
              action: 'Set `replicaCount` to at least 2.',
              severity: 'critical',
              dimension: 'reliability',
              effort: 'S',
              hours: 1,
              findings: 1,
              lift: 0.9,
              after: [],
            },
            {
              ruleId: 'missing-pdb',
              title: 'A drain may stop all pods',
              action: 'Add a PodDisruptionBudget.',
              severity: 'high',
              dimension: 'blast-radius',
              effort: 'S',
              hours: 1,
              findings: 1,
              lift: 0.4,
              held: { at: 4.9, by: ['single-replica'] },
              after: ['single-replica'],
            },
          ],
          hours: 2,
          scoreAfter: 7.9,
          basis: 'counted',
          withFixes: { fixes: 3, score: 7.4 },
        },
        ...([2, 3] as const).map(phase => ({
          phase,
          title: 'Later',
          when: 'later',
          items: [],
          hours: 0,
          scoreAfter: 7.9,
          basis: 'counted' as const,
        })),
      ],
      hoursToReady: 2,
    },
    compliance: [
      {
        id: 'redundancy',
        group: 'Reliability standards',
        title: 'Redundancy',
        state: 'gap',
        sentence: 'Deployment checkout runs 1 replica.',
        evidence: evidence({
          failed: ['single-replica'],
          passed: ['missing-pdb'],
        }),
      },
      {
        id: 'golden-signals',
        group: 'Monitoring and observability',
        title: 'Golden signals',
        state: 'unknown',
        sentence: 'We couldn’t see enough.',
        evidence: evidence({ unknown: ['latency-uncovered'] }),
      },
    ],
    risks: [
      {
        id: 'critical-path-failure',
        group: 'Reliability',
        title: 'Critical-path failures',
        level: 'critical',
        sentence: 'Deployment checkout runs 1 replica.',
        blastRadius: 'Everything that calls Service checkout.',
        evidence: evidence({ failed: ['single-replica'] }),
      },
    ],
    culture: [
      {
        id: 'reliability-champions',
        group: 'Reliability culture',
        title: 'Reliability champions',
        state: 'unknown',
        sentence: 'No document of this repository speaks of it.',
        next: 'Name a reliability champion.',
        files: [],
        evidence: evidence(),
      },
    ],
    questions: [
      {
        id: 'capacity',
        question: 'How much load must it carry?',
        why: 'Without a peak nobody can say how much headroom there is.',
        rules: ['missing-capacity-model'],
        example: 'answers:\n  capacity: Peak is 400 per second.',
      },
    ],
  };
}
