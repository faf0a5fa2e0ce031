import { z } from 'zod';
import { AuditFailure } from './errors';
import { Profile } from './profiles/types';
import {
  OptionValue,
  OptionValues,
  RuleOption,
  RuleOptions,
  RuleSettings,
} from './rules/options';
import { AnyRule } from './rules/types';

/** A setting that can't be taken, and which one. */
class SettingError extends Error {
  /** @param key - such as `hpa-no-headroom.factor` */
  constructor(readonly key: string, problem: string) {
    super(problem);
  }
}

/**
 * What the options of a rule hold: the profile's settings over the defaults, then those that
 * charts ask for, one after the other, each of which may only be stricter.
 *
 * @throws Error when a setting can't be taken; `assertProfile` and `assertChartSettings` say
 *   so before anything is judged
 */
export function optionsOf(
  rule: AnyRule,
  profile: Profile,
  charts: readonly RuleSettings[] = [],
): OptionValues {
  const { id, options = {} } = rule.meta;
  const isSet = [profile.ruleOptions, ...charts].some(each => each?.[id]);
  if (!isSet && !rule.meta.options) return {};
  const defaults = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, option.default]),
  );
  let values = take(id, options, defaults, profile.ruleOptions?.[id]);
  for (const settings of charts) {
    const next = take(id, options, values, settings[id]);
    assertStricter(id, options, next, values);
    values = next;
  }
  return values;
}

/**
 * Sees to it that a profile sets only what there is.
 *
 * @throws Error that names the setting
 */
export function assertProfile(
  rules: readonly AnyRule[],
  profile: Profile,
): void {
  try {
    assertSettings(rules, profile, []);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    throw new Error(
      `Profile ${profile.id}: \`ruleOptions.${error.key}\` ${error.message}.`,
    );
  }
}

/**
 * Sees to it that what a chart asks for can be taken.
 *
 * @throws AuditFailure `bad-config` that names the setting
 */
export function assertChartSettings(
  rules: readonly AnyRule[],
  profile: Profile,
  charts: readonly RuleSettings[],
): void {
  try {
    assertSettings(rules, profile, charts);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    throw new AuditFailure(
      'bad-config',
      `.helm-audit.yaml: \`rules.${error.key}\` ${error.message}.`,
      'Correct it; the page of each rule lists its options.',
    );
  }
}

function assertSettings(
  rules: readonly AnyRule[],
  profile: Profile,
  charts: readonly RuleSettings[],
): void {
  const ids = new Set(rules.map(({ meta }) => meta.id));
  for (const settings of [profile.ruleOptions ?? {}, ...charts]) {
    const unknown = Object.keys(settings).find(id => !ids.has(id));
    if (unknown) throw new SettingError(unknown, 'names no rule');
  }
  for (const rule of rules) optionsOf(rule, profile, charts);
}

function take(
  id: string,
  options: RuleOptions,
  before: OptionValues,
  settings: Readonly<Record<string, unknown>> = {},
): OptionValues {
  const taken: Record<string, OptionValue> = { ...before };
  for (const [name, value] of Object.entries(settings)) {
    const key = `${id}.${name}`;
    if (!Object.hasOwn(options, name)) {
      throw new SettingError(key, 'names no option of the rule');
    }
    const parsed = schemaOf(options[name]).safeParse(value);
    if (!parsed.success) {
      const [{ message }] = parsed.error.issues;
      throw new SettingError(key, `can't be taken: ${message}`);
    }
    taken[name] = parsed.data;
  }
  return taken;
}

function schemaOf(option: RuleOption): z.ZodType<OptionValue> {
  if (option.type === 'texts') return z.array(z.string().trim().min(1));
  const range = z.number().min(option.minimum).max(option.maximum);
  return option.fraction ? range : range.int();
}

function assertStricter(
  id: string,
  options: RuleOptions,
  next: OptionValues,
  before: OptionValues,
): void {
  for (const [name, option] of Object.entries(options)) {
    if (isAtLeastAsStrict(option, next[name], before[name])) continue;
    const held = [before[name]].flat().join(', ');
    throw new SettingError(
      `${id}.${name}`,
      `would be laxer than ${held}, and a chart may only be stricter`,
    );
  }
}

function isAtLeastAsStrict(
  { stricter }: RuleOption,
  next: OptionValue,
  before: OptionValue,
): boolean {
  if (typeof next === 'number' && typeof before === 'number') {
    return stricter === 'higher' ? next >= before : next <= before;
  }
  const [wanted, held] = [[next].flat(), [before].flat()];
  if (stricter === 'more') return held.every(text => wanted.includes(text));
  const isOpen = held.length === 0;
  return (
    isOpen || (wanted.length > 0 && wanted.every(text => held.includes(text)))
  );
}
