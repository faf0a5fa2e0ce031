import { FactStore } from '../../facts/factStore';
import { defaultProfile } from '../../profiles/default';
import { builtInRules } from '../../rules';
import { defineRule } from '../../rules/defineRule';
import { gatherCase } from '../../testing/gatherCase';
import { GatheredFacts } from '../gather/types';
import { Evaluation, evaluateRules } from './evaluateRules';

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: example.com/web:latest }]
`;

describe('Evaluation', () => {
  const gather = async () =>
    (
      await gatherCase({
        chart: {
          'values.yaml': 'replicas: 1',
          '.helm-audit.yaml':
            'waivers:\n  - { rule: single-replica, reason: one is enough }\n',
        },
        manifests: MANIFESTS,
        repository: { 'README.md': '# web' },
      })
    ).gathered;

  /** Judges with the facts in two parts, the named ones first. */
  const judgeInTurn = async (
    gathered: GatheredFacts,
    first: ReadonlyArray<keyof GatheredFacts>,
  ) => {
    const entries = Object.entries(gathered);
    const isFirst = ([name]: [string, unknown]) =>
      first.includes(name as keyof GatheredFacts);
    const facts = new FactStore(Object.fromEntries(entries.filter(isFirst)));
    const evaluation = new Evaluation(builtInRules, defaultProfile, facts);
    await evaluation.advance();
    facts.add(Object.fromEntries(entries.filter(each => !isFirst(each))));
    return evaluation.conclude();
  };

  it.each([
    ['none', []],
    ['what was asked', ['context', 'suppression']],
    [
      'the sources',
      ['context', 'suppression', 'chart', 'values', 'templates', 'repository'],
    ],
    [
      'all but what is tried',
      [
        'context',
        'suppression',
        'chart',
        'values',
        'templates',
        'repository',
        'entity',
        'resources',
        'parseProblems',
        'rendering',
      ],
    ],
  ] as Array<[string, Array<keyof GatheredFacts>]>)(
    'finds the same when first comes %s',
    async (_, first) => {
      const gathered = await gather();
      const atOnce = evaluateRules(builtInRules, gathered, defaultProfile);
      expect(await judgeInTurn(gathered, first)).toEqual(atOnce);
      const outcomes = new Set(atOnce.map(({ outcome }) => outcome));
      expect(outcomes).toContain('waived');
      expect(outcomes).toContain('fail');
    },
  );

  it('judges what it can before all is there, and nothing twice', async () => {
    const judged: string[] = [];
    const rule = (id: string, requires: Array<'upstream'>) =>
      defineRule({
        meta: {
          ...builtInRules[0].meta,
          id,
          target: 'chart',
          requires,
          messages: {},
        },
        check: () => {
          judged.push(id);
        },
      });
    const { upstream, ...immediate } = await gather();
    const facts = new FactStore(immediate);
    const rules = [rule('late', ['upstream']), rule('early', [])];
    const evaluation = new Evaluation(rules, defaultProfile, facts);
    await evaluation.advance();
    expect(judged).toEqual(['early']);
    facts.add({ upstream });
    expect(evaluation.conclude().map(({ outcome }) => outcome)).toEqual([
      'pass',
      'pass',
    ]);
    expect(judged).toEqual(['early', 'late']);
  });

  it('calls a rule that asks for a fact that nobody knows an error', async () => {
    const odd = {
      ...builtInRules[0],
      meta: { ...builtInRules[0].meta, requires: ['nonsense'] },
    } as unknown as (typeof builtInRules)[number];
    const [result] = evaluateRules([odd], await gather(), defaultProfile);
    expect(result).toMatchObject({
      outcome: 'error',
      reason: expect.stringContaining('nonsense'),
    });
  });
});
