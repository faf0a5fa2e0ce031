import { defaultProfile } from './profiles/default';
import { Profile } from './profiles/types';
import { assertChartSettings, assertProfile, optionsOf } from './ruleOptions';
import { builtInRules } from './rules';
import { RuleSettings } from './rules/options';
import { AnyRule } from './rules/types';

const [some] = builtInRules;

const rule: AnyRule = {
  ...some,
  meta: {
    ...some.meta,
    id: 'tried',
    options: {
      factor: {
        type: 'number',
        description: 'A factor.',
        default: 2,
        stricter: 'higher',
        minimum: 1,
        maximum: 10,
        fraction: true,
      },
      most: {
        type: 'number',
        description: 'A number.',
        default: 5,
        stricter: 'lower',
        minimum: 0,
        maximum: 50,
      },
      trusted: {
        type: 'texts',
        description: 'Places.',
        default: [],
        stricter: 'fewer',
      },
      labels: {
        type: 'texts',
        description: 'Labels.',
        default: ['name'],
        stricter: 'more',
      },
    },
  },
};

const profileWith = (settings: Record<string, unknown>): Profile => ({
  ...defaultProfile,
  ruleOptions: { tried: settings },
});

const values = (profile: Profile, ...charts: RuleSettings[]) =>
  optionsOf(rule, profile, charts);

const refusal = (
  settings: Record<string, unknown>,
  profile: Record<string, unknown> = {},
) => {
  try {
    assertChartSettings([rule], profileWith(profile), [{ tried: settings }]);
    return 'taken';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('optionsOf', () => {
  it('has defaults, which a profile may change either way', () => {
    expect(values(defaultProfile)).toEqual({
      factor: 2,
      most: 5,
      trusted: [],
      labels: ['name'],
    });
    expect(values(profileWith({ factor: 1.5, most: 6 }))).toMatchObject({
      factor: 1.5,
      most: 6,
    });
  });

  it('lets repository and chart ask for more, one after the other', () => {
    const layers = [
      { tried: { factor: 3, trusted: ['a', 'b'] } },
      { tried: { factor: 4, trusted: ['b'] } },
    ];
    expect(values(defaultProfile, ...layers)).toMatchObject({
      factor: 4,
      trusted: ['b'],
    });
    expect(() => values(defaultProfile, ...layers.reverse())).toThrow('laxer');
  });
});

describe('what a chart asks for', () => {
  it.each([
    { factor: 2 },
    { factor: 2.5, most: 0 },
    { trusted: ['a'] },
    { labels: ['name', 'team'] },
  ])('may be stricter: %j', settings => {
    expect(refusal(settings)).toBe('taken');
  });

  it.each([
    [
      { factor: 1.5 },
      'would be laxer than 2, and a chart may only be stricter',
    ],
    [{ most: 6 }, 'would be laxer than 5'],
    [{ labels: [] }, 'would be laxer than name'],
    [{ most: 1.5 }, "can't be taken: Expected integer"],
    [{ most: '1' }, "can't be taken: Expected number"],
    [{ trusted: 'a' }, "can't be taken: Expected array"],
    [{ constructor: 1 }, 'names no option of the rule'],
  ])('is refused: %j', (settings, problem) => {
    const [name] = Object.keys(settings);
    expect(refusal(settings)).toContain(
      `.helm-audit.yaml: \`rules.tried.${name}\` ${problem}`,
    );
  });

  it('may neither trust more nor everything', () => {
    for (const trusted of [['a', 'c'], ['c'], []]) {
      expect(refusal({ trusted }, { trusted: ['a', 'b'] })).toContain(
        'laxer than a, b',
      );
    }
  });

  it('names rules that there are', () => {
    expect(() =>
      assertChartSettings([rule], defaultProfile, [{ tired: {} }]),
    ).toThrow('`rules.tired` names no rule');
  });
});

describe('a profile', () => {
  it('is refused when it sets what there is not', () => {
    expect(() => assertProfile([rule], profileWith({ mots: 1 }))).toThrow(
      'Profile default: `ruleOptions.tried.mots` names no option of the rule.',
    );
    expect(() => assertProfile([rule], profileWith({ most: 51 }))).toThrow(
      'less than or equal to 50',
    );
    expect(() => assertProfile(builtInRules, defaultProfile)).not.toThrow();
  });
});

describe('options of built-in rules', () => {
  it.each(
    builtInRules.flatMap(({ meta }) =>
      Object.entries(meta.options ?? {}).map(([name, option]) => ({
        key: `${meta.id}.${name}`,
        option,
      })),
    ),
  )('$key says what it is and keeps to its own range', ({ option }) => {
    expect(option.description).toMatch(/^[A-Z].*\.$/);
    if (option.type !== 'number') return;
    expect(option.default).toBeGreaterThanOrEqual(option.minimum);
    expect(option.default).toBeLessThanOrEqual(option.maximum);
  });
});
