import { describeOffers, MAX_TRIALS, proveOffers } from './proveOffers';
import { JsonMap, valueAt } from '../json';
import { Offer, Plan } from './types';

const plan = (settings: Record<string, unknown>, more: Partial<Plan> = {}) => ({
  settings: Object.entries(settings).map(([key, value]) => ({
    key,
    value,
    path: key.split('.'),
  })),
  missing: [],
  apis: [],
  guesses: 0,
  ...more,
});

const offer = (kind: string, name: string, ...plans: Plan[]): Offer => ({
  kind,
  template: `templates/${name}.yaml`,
  source: `templates/${name}.yaml`,
  partSwitches: new Set(['cache.enabled']),
  plans,
});

/** A chart that renders an object for each template whose switch is on. */
const prove = async (
  offers: Offer[],
  switches: Record<string, string>,
  refuse: (values: JsonMap) => string | undefined = () => undefined,
) => {
  const tried: JsonMap[] = [];
  const result = await proveOffers({
    offers,
    tryOut: async values => {
      tried.push(values);
      const message = refuse(values);
      if (message) return { ok: false, message };
      const objects = offers
        .filter(({ source }) =>
          valueAt(values, ...(switches[source] ?? 'none').split('.')),
        )
        .map(({ kind, source }) => ({ kind, name: 'x', source }));
      return { ok: true, objects };
    },
    textOf: () => 'a\n{{ required "give it" .Values.pdb.owner }}\n',
    valueFor: () => ({ value: 'example', isPlaceholder: true }),
  });
  return { ...result, tried };
};

describe('proveOffers', () => {
  it('tries all of one kind together, and keeps what appeared as proof', async () => {
    const { capabilities, trials, tried } = await prove(
      [
        offer('PodDisruptionBudget', 'a', plan({ 'a.pdb': true })),
        offer('PodDisruptionBudget', 'b', plan({ 'b.pdb': true })),
        offer('ServiceMonitor', 'c', plan({ 'c.on': true })),
      ],
      {
        'templates/a.yaml': 'a.pdb',
        'templates/b.yaml': 'b.pdb',
        'templates/c.yaml': 'c.on',
      },
    );
    expect(tried).toEqual([
      { a: { pdb: true }, b: { pdb: true } },
      { c: { on: true } },
    ]);
    expect(capabilities.map(({ state }) => state)).toEqual([
      'proven',
      'proven',
      'proven',
    ]);
    expect(capabilities[0]).toMatchObject({
      settings: [{ key: 'a.pdb', value: true }],
      snippet: 'a:\n  pdb: true\n',
      proof: [
        {
          kind: 'PodDisruptionBudget',
          name: 'x',
          template: 'templates/a.yaml',
        },
      ],
      reason: undefined,
    });
    expect(trials.map(({ proves }) => proves)).toEqual([[0, 1], [2]]);
  });

  it('leaves out what Helm names, and tries that alone', async () => {
    const { capabilities } = await prove(
      [
        offer('PodDisruptionBudget', 'a', plan({ 'a.pdb': true })),
        offer('PodDisruptionBudget', 'b', plan({ 'b.pdb': true })),
      ],
      { 'templates/a.yaml': 'a.pdb', 'templates/b.yaml': 'b.pdb' },
      values => ('b' in values ? 'bad: example/templates/b.yaml' : undefined),
    );
    expect(capabilities).toMatchObject([
      { state: 'proven' },
      { state: 'unproven', reason: 'bad: example/templates/b.yaml' },
    ]);
  });

  it('names the value that the chart asks for', async () => {
    const { capabilities } = await prove(
      [offer('PodDisruptionBudget', 'a', plan({ 'pdb.on': true }))],
      { 'templates/a.yaml': 'pdb.on' },
      values =>
        valueAt(values, 'pdb', 'owner')
          ? undefined
          : 'execution error at (example/templates/a.yaml:2:4): give it',
    );
    expect(capabilities).toMatchObject([
      {
        state: 'needs-values',
        settings: [{ key: 'pdb.on', value: true }],
        missing: ['pdb.owner'],
        proof: [],
      },
    ]);
  });

  it('goes on to the next plan where the first shows nothing', async () => {
    const { capabilities } = await prove(
      [
        offer(
          'PodDisruptionBudget',
          'a',
          plan({ wrong: true }),
          plan({ right: true }),
        ),
      ],
      { 'templates/a.yaml': 'right' },
    );
    expect(capabilities).toMatchObject([
      { state: 'proven', settings: [{ key: 'right', value: true }] },
    ]);
  });

  it('tells what waits for an API from what waits for a value, without a trial', async () => {
    const offers = [
      offer('ServiceMonitor', 'a', plan({}, { apis: ['example.com/v1'] })),
      offer('ServiceMonitor', 'b'),
    ];
    const { capabilities, tried } = await prove(offers, {});
    expect(tried).toEqual([]);
    expect(capabilities).toMatchObject([
      { state: 'needs-api', apis: ['example.com/v1'] },
      { state: 'unproven', settings: [] },
    ]);
    expect(describeOffers(offers)).toEqual(capabilities);
  });

  it('names the part of the chart that comes along', async () => {
    const { capabilities } = await prove(
      [
        offer('PodDisruptionBudget', 'a', plan({ 'cache.enabled': true })),
        offer('ServiceMonitor', 'b', plan({ 'b.on': true })),
      ],
      { 'templates/a.yaml': 'cache.enabled', 'templates/b.yaml': 'b.on' },
    );
    expect(capabilities).toMatchObject([
      { state: 'proven', part: 'cache.enabled' },
      { state: 'proven', part: undefined },
    ]);
  });

  it.each([
    ['ServiceMonitor', undefined],
    ['PodDisruptionBudget', 'metrics.enabled'],
  ])('takes the metrics of a %s for the part %s', async (kind, part) => {
    const monitor = {
      ...offer(kind, 'a', plan({ 'metrics.enabled': true })),
      partSwitches: new Set(['metrics.enabled']),
    };
    const { capabilities } = await prove([monitor], {
      'templates/a.yaml': 'metrics.enabled',
    });
    expect(capabilities).toMatchObject([{ state: 'proven', part }]);
  });

  it('does not take for proof of a guess what others may have brought', async () => {
    const { tried } = await prove(
      [
        offer('ServiceMonitor', 'a', plan({ a: true }, { guesses: 1 })),
        offer('ServiceMonitor', 'b', plan({ b: true })),
      ],
      { 'templates/a.yaml': 'a', 'templates/b.yaml': 'b' },
    );
    expect(tried).toEqual([{ a: true, b: true }, { a: true }]);
  });

  it('stops at its budget', async () => {
    const offers = Array.from({ length: 30 }, (_, index) =>
      offer('ServiceMonitor', `m${index}`, plan({ [`m${index}`]: true })),
    );
    const { capabilities, tried } = await prove(offers, {}, () => 'no');
    expect(tried).toHaveLength(MAX_TRIALS);
    expect(capabilities.at(-1)).toMatchObject({ state: 'unproven' });
  });
});
