import {
  OWNERSHIP_RUNGS,
  OwnershipReport,
  OwnershipRung,
  OwnershipRungId,
} from '@helm-audit/plugin-helm-audit-common';

const TITLES: Record<OwnershipRungId, string> = {
  named: 'The catalog names an owner',
  real: 'The owner is a team of at least two',
  reachable: 'The team can be reached',
  'on-call': 'Somebody is on call',
  enforced: 'Changes of the chart go to the team for review',
  consistent: 'Labels, alerts and maintainers name the same team',
  operable: 'Whoever is called knows what to do',
};

/** A rung that is met, unless said otherwise. */
export function buildRung(
  id: OwnershipRungId,
  overrides: Partial<OwnershipRung> = {},
): OwnershipRung {
  return {
    id,
    title: TITLES[id],
    state: 'met',
    reason: `${TITLES[id]}.`,
    evidence: [{ text: `Evidence of ${id}`, source: `spec of ${id}` }],
    ...overrides,
  };
}

/** Three rungs are met, nobody is on call, and the pods name another team. */
export function buildOwnership(
  overrides: Partial<OwnershipReport> = {},
): OwnershipReport {
  const special: Partial<Record<OwnershipRungId, Partial<OwnershipRung>>> = {
    'on-call': {
      state: 'missing',
      reason:
        'Neither checkout nor group:default/payments names a pager or rota in the catalog, so nobody knows whom to wake at night.',
      evidence: [],
      fix: {
        text: 'Add the pager annotation of your on-call system to checkout or to payments.',
        snippet: {
          file: 'catalog-info.yaml',
          content:
            'metadata:\n  annotations:\n    pagerduty.com/service-id: <service of checkout>\n',
        },
      },
    },
    consistent: {
      state: 'contradicted',
      reason:
        'The catalog says group:default/payments, but pod label of Deployment checkout (templates/deployment.yaml) says team: platform.',
      evidence: [
        {
          text: 'group:default/payments',
          source: 'spec.owner of component:default/checkout',
        },
        {
          text: 'team: platform',
          source:
            'pod label of Deployment checkout (templates/deployment.yaml)',
        },
      ],
      fix: {
        text: 'Agree on the owner, and correct whichever place is wrong.',
      },
    },
    operable: {
      state: 'unknown',
      reason:
        "We couldn't see whom to turn to next. Not all documents of the repository are at hand.",
    },
  };
  return {
    level: 3,
    atLeast: false,
    sentence:
      'Payments owns checkout. Neither checkout nor group:default/payments names a pager or rota in the catalog, so nobody knows whom to wake at night.',
    owners: ['group:default/payments'],
    rungs: OWNERSHIP_RUNGS.map(id => buildRung(id, special[id])),
    contradictions: [
      {
        rung: 'consistent',
        sides: [
          {
            text: 'group:default/payments',
            source: 'spec.owner of component:default/checkout',
          },
          {
            text: 'team: platform',
            source:
              'pod label of Deployment checkout (templates/deployment.yaml)',
          },
        ],
      },
    ],
    ...overrides,
  };
}
