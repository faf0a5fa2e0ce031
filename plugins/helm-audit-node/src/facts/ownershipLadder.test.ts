import { OwnershipRungId } from '@helm-audit/plugin-helm-audit-common';
import fc from 'fast-check';
import { component, group, user } from '../testing/catalogEntities';
import { gatherCase, RuleCase } from '../testing/gatherCase';
import { deployment } from '../testing/manifests';
import { FactStore } from './factStore';

async function climb(testCase: RuleCase) {
  const { gathered } = await gatherCase(testCase);
  const fact = new FactStore(gathered).get('ownershipLadder');
  if (fact.state !== 'known') throw new Error(fact.reason);
  const report = fact.value;
  const rung = (id: OwnershipRungId) =>
    report.rungs.find(each => each.id === id)!;
  const states = report.rungs.map(({ state }) => state);
  return { ...report, rung, states };
}

const MET = 'met';

/** A service that stands on all seven rungs. */
const WHOLE: RuleCase = {
  entity: component({
    owner: 'payments',
    annotations: {
      'pagerduty.com/service-id': 'P1',
      'helm-audit/tier': '1',
      'github.com/project-slug': 'bank/checkout',
    },
  }),
  related: [
    group('payments', {
      members: ['ada', 'grace'],
      email: 'payments@bank.example',
      annotations: { 'github.com/team-slug': 'bank/pay' },
    }),
  ],
  repository: {
    CODEOWNERS: '# who\n* @bank/pay',
    'docs/runbook.md':
      '# Runbook\n\n## Escalation\n\nCall the head of payments.',
  },
  chart: { 'Chart.yaml': 'apiVersion: v2\nname: checkout\nversion: 1.0.0\n' },
  manifests: deployment(3, '{ app: checkout, team: payments }'),
};

const without = (key: keyof RuleCase): RuleCase => ({
  ...WHOLE,
  [key]: undefined,
});

const owned = (
  owner: string | undefined,
  annotations: Record<string, string> = {},
): RuleCase => ({ ...WHOLE, entity: component({ owner, annotations }) });

describe('a service that is owned clearly', () => {
  it('stands on all rungs, each with evidence and its source', async () => {
    const report = await climb(WHOLE);
    expect(report).toMatchObject({
      level: 7,
      atLeast: false,
      owners: ['group:default/payments'],
      contradictions: [],
      states: Array(7).fill(MET),
      sentence:
        'The catalog names the team payments as the owner: reachable, on call, asked about every change, and no place says otherwise.',
    });
    expect(report.suggestedOwner).toBeUndefined();
    for (const { evidence, fix } of report.rungs) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(fix).toBeUndefined();
    }
    expect(report.rung('enforced').evidence).toEqual([
      { text: '@bank/pay asked to review values.yaml', source: 'CODEOWNERS:2' },
    ]);
    expect(report.rung('operable').evidence).toEqual([
      { text: 'A runbook by its name', source: 'docs/runbook.md' },
      { text: '## Escalation', source: 'docs/runbook.md:3' },
      {
        text: 'tier: 1',
        source: 'annotation helm-audit/tier of component:default/checkout',
      },
    ]);
  });
});

describe('named', () => {
  it('is missing when nobody is named, and says whom to ask', async () => {
    const report = await climb(owned(undefined));
    expect(report).toMatchObject({ level: 0, atLeast: false, owners: [] });
    expect(report.rung('named').state).toBe('missing');
    expect(report.sentence).toBe(
      'Nobody is named as the owner of checkout. Ask pay first, whom CODEOWNERS:2 names.',
    );
  });

  it('suggests the team that most places name', async () => {
    const report = await climb({
      ...owned('unknown'),
      repository: { CODEOWNERS: '* @bank/platform' },
      manifests: `${deployment(3, '{ app: checkout, team: payments }')}`,
      chart: {
        'Chart.yaml':
          'apiVersion: v2\nname: checkout\nversion: 1.0.0\nmaintainers:\n  - name: Payments Team\n',
      },
    });
    expect(report.suggestedOwner).toEqual({
      kind: 'team',
      name: 'payments',
      evidence: [
        {
          text: 'team: payments',
          source: 'pod label of Deployment checkout (manifests.yaml)',
        },
        { text: 'Payments Team', source: 'Chart.yaml (maintainers)' },
      ],
    });
    expect(report.rung('named')).toMatchObject({
      reason: 'checkout is owned by "unknown", which stands for nobody.',
      fix: {
        snippet: {
          file: 'catalog-info.yaml',
          content: 'spec:\n  owner: group:default/payments\n',
        },
      },
    });
  });

  it('suggests the owner of the system', async () => {
    const entity = component({
      relations: [{ type: 'partOf', targetRef: 'system:default/cards' }],
    });
    const system = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: 'cards' },
      spec: { owner: 'group:default/payments' },
    };
    const { suggestedOwner } = await climb({ entity, related: [system] });
    expect(suggestedOwner).toEqual({
      kind: 'team',
      name: 'payments',
      evidence: [
        {
          text: 'group:default/payments',
          source: 'spec.owner of system:default/cards',
        },
      ],
    });
  });

  it('suggests people alike where no team is named, and none as owner', async () => {
    const report = await climb({
      ...owned(undefined),
      repository: { CODEOWNERS: '* @ada @grace @eve @joan @mary' },
      manifests: deployment(),
    });
    expect(report.suggestedOwner).toEqual({
      kind: 'people',
      name: 'ada, grace, eve and 2 more',
      evidence: [
        { text: 'ada, grace, eve and 2 more', source: 'CODEOWNERS:1' },
      ],
    });
    expect(report.rung('named').fix?.snippet?.content).toContain('<team>');
  });

  it('counts a line that names several teams for each of them', async () => {
    const report = await climb({
      ...owned(undefined),
      repository: { CODEOWNERS: '* @bank/pay-platform @bank/pay-risk' },
      manifests: deployment(),
    });
    expect(report.suggestedOwner).toMatchObject({
      name: 'pay-platform',
      evidence: [{ text: '@bank/pay-platform' }],
    });
  });

  it('is missing when the catalog does not know the owner', async () => {
    const report = await climb(owned('settlement-squad'));
    expect(report.level).toBe(0);
    expect(report.rung('named')).toMatchObject({
      state: 'missing',
      fix: {
        snippet: { content: expect.stringContaining('name: settlement-squad') },
      },
    });
    expect(report.rung('real').state).toBe('unknown');
    expect(report.rung('reachable').state).toBe('unknown');
  });

  it('is missing in an orphan', async () => {
    const report = await climb(
      owned('payments', { 'backstage.io/orphan': 'true' }),
    );
    expect(report.rung('named')).toMatchObject({
      state: 'missing',
      reason: expect.stringContaining('orphan'),
    });
  });
});

describe('real', () => {
  it('is missing with a person or a team of one', async () => {
    const person = await climb({
      ...owned('user:ada'),
      related: [user('ada', 'ada@bank.example')],
    });
    expect(person).toMatchObject({ level: 1, atLeast: false });
    const lonely = await climb({
      ...WHOLE,
      related: [group('payments', { members: ['ada'] })],
    });
    expect(lonely.level).toBe(1);
    expect(lonely.sentence).toBe(
      'The catalog names the team payments as the owner. payments has one member, so nobody stands in for them.',
    );
  });

  it('counts members of groups below it', async () => {
    const department = {
      ...group('payments', { members: ['ada'] }),
      spec: { type: 'department', children: ['ledger'] },
    };
    const related = [department, group('ledger', { members: ['grace'] })];
    const report = await climb({ ...WHOLE, related });
    expect(report.rung('real')).toMatchObject({
      state: MET,
      evidence: [
        {
          text: '2 members, those of 1 group below it included',
          source: 'members of group:default/payments',
        },
      ],
    });
    const half = await climb({ ...WHOLE, related: [department] });
    expect(half).toMatchObject({ level: 1, atLeast: true });
    expect(half.rung('real').state).toBe('unknown');
  });
});

describe('reachable and on call', () => {
  it('are missing with what to add, for this team', async () => {
    const report = await climb({
      ...owned('payments'),
      related: [group('payments', { members: ['ada', 'grace'] })],
    });
    expect(report.level).toBe(2);
    expect(report.rung('reachable').fix?.snippet?.content).toContain(
      'slack.com/bot-notify: <channel of payments>',
    );
    expect(report.rung('on-call').fix?.snippet?.content).toContain(
      'pagerduty.com/service-id: <service of checkout>',
    );
  });
});

describe('enforced', () => {
  const codeowners = (CODEOWNERS: string): RuleCase => ({
    ...WHOLE,
    repository: { ...WHOLE.repository, CODEOWNERS },
  });

  it('is missing where nobody is asked, with the line to add', async () => {
    const report = await climb({
      ...codeowners('/docs/ @bank/docs'),
      chartPath: 'deploy/chart',
    });
    expect(report.level).toBe(4);
    expect(report.rung('enforced')).toMatchObject({
      state: 'missing',
      fix: {
        snippet: { file: 'CODEOWNERS', content: '/deploy/chart/ @bank/pay\n' },
      },
    });
  });

  it('is contradicted by another team, both sides named', async () => {
    const report = await climb(codeowners('* @bank/platform'));
    expect(report).toMatchObject({
      level: 4,
      contradictions: [
        {
          rung: 'enforced',
          sides: [
            {
              text: 'group:default/payments',
              source: 'spec.owner of component:default/checkout',
            },
            { text: '@bank/platform', source: 'CODEOWNERS:1' },
          ],
        },
      ],
      sentence:
        'The catalog names payments as the owner, but CODEOWNERS:1 asks @bank/platform to review its changes.',
    });
    expect(report.rung('enforced').state).toBe('contradicted');
  });

  it('is met by people who belong to the team', async () => {
    const report = await climb(codeowners('* @ada'));
    expect(report.rung('enforced').state).toBe(MET);
  });

  it.each(['* @eve', '* @bank/pay-platform', '* @@maintainer'])(
    'is unknown with %s, who may or may not belong to it',
    async line => {
      const related = [
        group('payments', {
          members: ['ada', 'grace'],
          email: 'p@bank.example',
        }),
      ];
      const file = line.includes('@@') ? '.gitlab/CODEOWNERS' : 'CODEOWNERS';
      const report = await climb({
        ...codeowners(line.replace('pay-', 'payments-')),
        related,
        repository: { [file]: line.replace('pay-', 'payments-') },
      });
      expect(report).toMatchObject({ level: 4, atLeast: true });
      expect(report.contradictions).toEqual([]);
      expect(report.rung('enforced').state).toBe('unknown');
    },
  );

  it('does not count an owner twice whom the catalog took from CODEOWNERS', async () => {
    const report = await climb({
      ...WHOLE,
      repository: {
        ...WHOLE.repository,
        'catalog-info.yaml':
          'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: checkout\nspec:\n  type: service\n',
      },
    });
    expect(report).toMatchObject({ level: 4, atLeast: true });
    expect(report.rung('named').evidence[0]).toEqual({
      text: 'payments',
      source:
        'spec.owner of component:default/checkout, which the catalog took from CODEOWNERS:2',
    });
    expect(report.rung('enforced')).toMatchObject({
      state: 'unknown',
      fix: { snippet: { content: 'spec:\n  owner: group:default/payments\n' } },
    });
  });

  it('is unknown without a repository', async () => {
    const report = await climb(without('repository'));
    expect(report.rung('enforced').state).toBe('unknown');
    expect(report).toMatchObject({ level: 4, atLeast: true });
  });
});

describe('consistent', () => {
  const labelled = (team: string): RuleCase => ({
    ...WHOLE,
    manifests: deployment(3, `{ app: checkout, team: ${team} }`),
  });

  it('is contradicted by a label of another team', async () => {
    const report = await climb(labelled('platform'));
    expect(report.level).toBe(5);
    expect(report.rung('consistent')).toMatchObject({ state: 'contradicted' });
  });

  it('is missing when nothing that is deployed names a team', async () => {
    const report = await climb({ ...WHOLE, manifests: deployment() });
    expect(report.rung('consistent')).toMatchObject({
      state: 'missing',
      fix: { snippet: { content: expect.stringContaining('team: payments') } },
    });
  });

  it('is unknown with a name that only resembles, and without a render', async () => {
    const alike = await climb(labelled('payments-core'));
    expect(alike.rung('consistent').state).toBe('unknown');
    const unseen = await climb({ ...without('manifests'), renderError: 'no' });
    expect(unseen.rung('consistent').state).toBe('unknown');
  });
});

describe('operable', () => {
  it('is missing with all that is not told, and where to tell it', async () => {
    const report = await climb({
      ...owned('payments', { 'pagerduty.com/service-id': 'P1' }),
      repository: { CODEOWNERS: '* @bank/pay' },
    });
    expect(report.level).toBe(6);
    expect(report.rung('operable')).toMatchObject({
      state: 'missing',
      reason:
        'Whoever is called for checkout finds nothing that tells how to operate it, whom to turn to next or how critical it is.',
      fix: { snippet: { content: expect.stringContaining('title: Runbook') } },
    });
  });

  it('takes the tier of .helm-audit.yaml where the catalog has none', async () => {
    const report = await climb({
      ...owned('payments', { 'pagerduty.com/service-id': 'P1' }),
      chart: { ...WHOLE.chart, '.helm-audit.yaml': 'tier: 1' },
    });
    expect(report.rung('operable')).toMatchObject({
      state: MET,
      evidence: expect.arrayContaining([
        { text: 'tier: 1', source: '.helm-audit.yaml' },
      ]),
    });
  });

  it('does not take privileges for escalation', async () => {
    const report = await climb({
      ...WHOLE,
      repository: {
        CODEOWNERS: '* @bank/pay',
        'docs/runbook.md': 'Set allowPrivilegeEscalation to false.',
      },
    });
    expect(report.rung('operable').reason).toContain('whom to turn to next');
  });
});

describe('without a catalog', () => {
  it('knows what the repository and the chart say, and nothing more', async () => {
    const report = await climb(without('entity'));
    expect(report).toMatchObject({
      level: 0,
      atLeast: true,
      owners: [],
      states: Array(7).fill('unknown'),
      suggestedOwner: { kind: 'team', name: 'pay' },
      sentence:
        "We couldn't see who owns checkout. No catalog entity is at hand. Ask pay first, whom CODEOWNERS:2 names.",
    });
    expect(report.rung('enforced').evidence).toHaveLength(1);
  });

  it('asks whom the repository’s own catalog-info.yaml names', async () => {
    const declared = (name: string, chart: string, owner: string) =>
      `kind: Component\nmetadata:\n  name: ${name}\n  annotations:\n    helm-audit/chart: ${chart}\nspec:\n  owner: ${owner}\n`;
    const report = await climb({
      chart: {},
      chartPath: 'shop/deploy/chart',
      repository: {
        'catalog-info.yaml': declared('other', './chart', 'platform'),
        'shop/catalog-info.yaml': `${declared(
          'checkout',
          './deploy/chart',
          'group:default/payments',
        )}---\n${declared('worker', './deploy/worker', 'ledger')}`,
        CODEOWNERS: '* @bank/platform',
      },
    });
    expect(report).toMatchObject({ level: 0, atLeast: true, owners: [] });
    expect(report.suggestedOwner).toEqual({
      kind: 'team',
      name: 'payments',
      evidence: [
        {
          text: 'spec.owner: group:default/payments',
          source: 'shop/catalog-info.yaml',
        },
      ],
    });
    expect(report.rung('named')).toMatchObject({
      state: 'unknown',
      evidence: [{ source: 'shop/catalog-info.yaml' }],
    });
  });

  it('knows that nobody is asked to review', async () => {
    const report = await climb({ repository: { 'README.md': '' } });
    expect(report.rung('enforced').state).toBe('missing');
  });

  it('says nothing of plain manifests', async () => {
    const report = await climb({ manifests: deployment() });
    expect(report).toMatchObject({ level: 0, atLeast: true });
    expect(report.sentence).toContain('this service');
  });
});

it('bears whatever stands in catalog and repository', async () => {
  const json = fc
    .jsonValue({ maxDepth: 3 })
    .map(value => JSON.stringify(value));
  const text = fc.oneof(fc.string(), json);
  const wild = fc.record({
    spec: fc.jsonValue({ maxDepth: 3 }),
    related: fc.jsonValue({ maxDepth: 3 }),
    annotations: fc.dictionary(fc.string(), fc.string()),
    OWNERS: text,
    OWNERS_ALIASES: text,
    'catalog-info.yaml': text,
    'docs/runbook.md': text,
  });
  await fc.assert(
    fc.asyncProperty(wild, async ({ spec, related, annotations, ...files }) => {
      const entity = component({ owner: 'payments', annotations });
      const report = await climb({
        ...WHOLE,
        entity: { ...entity, spec: spec as typeof entity.spec },
        related: [
          { ...group('payments'), spec: related as typeof entity.spec },
        ],
        repository: files,
      });
      expect(report.rungs).toHaveLength(7);
    }),
    { numRuns: 200 },
  );
});
