import { Resource } from '../stages/gather/types';
import { LoadedChart, Scenario } from '../stages/load/types';
import { Places } from './places';
import { valuesEdits } from './valuesEdit';

const scenario = (of: Partial<Scenario>): Scenario => ({
  name: 'production',
  valuesFiles: [],
  source: 'test',
  ...of,
});

/** Files that the edits of `replicas` go to. */
function filesOf(
  audited: Scenario,
  { files = {}, around = {} }: Record<string, Record<string, string>>,
): string[] {
  const tree = (texts: Record<string, string>) =>
    new Map(
      Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]),
    );
  const chart = {
    files: tree({ 'values.yaml': 'replicas: 3', ...files }),
    scenarioFiles: tree(around),
  } as Partial<LoadedChart> as LoadedChart;
  const places = {
    locate: () => ({ valuesPath: ['replicas'] }),
    sources: { templates: { values: { replicas: 1 } } },
  } as unknown as Places;
  const goal = {
    resource: { body: { spec: { replicas: 1 } } } as unknown as Resource,
    path: ['spec', 'replicas'],
    set: 2,
  };
  return valuesEdits(goal, places, { chart, scenario: audited }).flatMap(
    edits => edits.map(({ file }) => file),
  );
}

describe('valuesEdits', () => {
  it('goes to the last file that sets the key', () => {
    expect(
      filesOf(scenario({ valuesFiles: ['a.yaml', './b.yaml', 'c.yaml'] }), {
        files: {
          'a.yaml': 'replicas: 2',
          'b.yaml': 'replicas: 1',
          'c.yaml': 'other: 1',
        },
      }),
    ).toEqual(['b.yaml']);
  });

  it.each<[string, Partial<Scenario>]>([
    ['a file around the chart', { valuesFiles: ['../live.yaml'] }],
    ['a file that is not there', { valuesFiles: ['../gone.yaml'] }],
    ['values in place', { values: { replicas: 1 } }],
    ['a pair', { set: ['replicas=1'] }],
  ])('changes nothing where %s decides', (_, of) => {
    expect(
      filesOf(scenario(of), { around: { '../live.yaml': 'replicas: 1' } }),
    ).toEqual([]);
  });

  it('goes to the chart’s own values where these set something else', () => {
    expect(
      filesOf(
        scenario({
          valuesFiles: ['../live.yaml'],
          values: { other: 1 },
          set: ['another=1'],
        }),
        { around: { '../live.yaml': 'third: 1' } },
      ),
    ).toEqual(['values.yaml']);
  });
});
