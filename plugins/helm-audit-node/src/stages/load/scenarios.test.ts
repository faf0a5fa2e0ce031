import { chooseScenario, discoverScenarios } from './scenarios';

const discover = (...files: string[]) =>
  discoverScenarios(
    new Map(files.map((file): [string, Buffer] => [file, Buffer.from('')])),
  );

describe('discoverScenarios', () => {
  it.each([
    ['values-prod.yaml', 'prod'],
    ['values.staging.yaml', 'staging'],
    ['production-values.yml', 'production'],
    ['values/eu-west.yaml', 'eu-west'],
    ['environments/prod/values.yaml', 'prod'],
    ['ci/basic-values.yaml', 'basic'],
  ])('finds %s', (file, name) => {
    expect(discover('Chart.yaml', 'values.yaml', file)).toEqual([
      { name: 'default', valuesFiles: [], source: 'default values' },
      { name, valuesFiles: [file], source: file },
    ]);
  });

  it('calls a file by its path when its name is taken', () => {
    expect(
      discover('ci/default-values.yaml', 'values-a.yaml', 'values/a.yaml').map(
        ({ name }) => name,
      ),
    ).toEqual(['default', 'ci/default-values.yaml', 'a', 'values/a.yaml']);
  });

  it('puts those of .helm-audit.yaml first, which win over names', () => {
    const prod = { name: 'prod', valuesFiles: ['a.yaml'], source: 'x' };
    const files = new Map([['values-prod.yaml', Buffer.from('')]]);
    expect(discoverScenarios(files, [prod])).toMatchObject([
      { name: 'default' },
      prod,
      { name: 'values-prod.yaml' },
    ]);
  });
});

describe('chooseScenario', () => {
  const choose = (files: string[], requested?: string) =>
    chooseScenario(discover(...files), requested).name;

  it('takes the most production-like, and the default values without one', () => {
    expect(choose(['values-prod-eu.yaml', 'values-production.yaml'])).toBe(
      'production',
    );
    expect(choose(['values-dev.yaml', 'values-live.yaml'])).toBe('live');
    expect(choose(['values-dev.yaml', 'ci/prod-values.yaml'])).toBe('default');
  });

  it('takes what is asked for, or says what there is', () => {
    expect(choose(['values-dev.yaml'], 'dev')).toBe('dev');
    expect(() => choose(['values-dev.yaml'], 'qa')).toThrow('qa');
  });
});
