import { Outcome } from '@helm-audit/plugin-helm-audit-common';
import { messageOf } from '../../errors';
import { FactMap, FactName } from '../../facts';
import { FactStore } from '../../facts/factStore';
import { Profile, severityOf } from '../../profiles/types';
import { optionsOf } from '../../ruleOptions';
import { OptionValues } from '../../rules/options';
import { AnyRule, Violation } from '../../rules/types';
import { Fact, GatheredFacts } from '../gather/types';
import { applyWaivers } from './applyWaivers';
import { describeSubject, fileOf } from './findingSubject';
import { distinguish, fingerprintOf } from './fingerprint';
import { listVisits, SUBJECT_FACT, Visit } from './subjects';
import { Switches } from './switchOn';
import { RawFinding, RuleResult } from './types';

/**
 * Lets every rule judge its subjects, and marks the findings that are waived. A rule that
 * throws becomes an `error`, and the rest go on. Rules about waivers come last, for only then
 * it is known what each was good for.
 */
export function evaluateRules(
  rules: readonly AnyRule[],
  gathered: GatheredFacts,
  profile: Profile,
): RuleResult[] {
  const store = new FactStore(gathered);
  const switches = new Switches(gathered);
  const isLast = ({ meta }: AnyRule) => meta.target === 'waiver';
  const judged = rules
    .filter(rule => !isLast(rule))
    .map(rule => {
      const judge = (facts: FactStore) => evaluateRule(rule, facts, profile);
      return switches.apply(judge(store), judge);
    });
  const { waivers, suppression } = needed(
    store.getAll(['waivers', 'suppression']),
  );
  const chart = store.get('chart');
  const { results, uses } = applyWaivers(judged, {
    date: suppression.date,
    waivers,
    chart: chart.state === 'known' ? chart.value.metadata.name : undefined,
    baseline: suppression.config.baseline,
  });
  const concluded = new FactStore(gathered, { waiverUses: uses });
  const byRule = new Map(results.map(result => [result.rule, result]));
  return rules.map(
    rule => byRule.get(rule) ?? evaluateRule(rule, concluded, profile),
  );
}

/** The value of a fact that every audit has. */
function needed<T>(fact: Fact<T>): T {
  if (fact.state === 'known') return fact.value;
  throw new Error(fact.reason);
}

function evaluateRule(
  rule: AnyRule,
  store: FactStore,
  profile: Profile,
): RuleResult {
  const context = store.get('context');
  const tier = context.state === 'known' ? context.value.tier : 2;
  const severity = severityOf(profile, rule.meta, tier);
  const base = { rule, severity, subjects: 0, findings: [] };
  try {
    const facts = store.getAll<FactName>([
      SUBJECT_FACT[rule.meta.target],
      ...rule.meta.requires,
    ]);
    if (facts.state !== 'known') {
      const outcome = facts.state === 'absent' ? 'notApplicable' : 'unknown';
      return { ...base, outcome, reason: facts.reason };
    }
    const { suppression } = needed(store.getAll(['suppression']));
    const options = optionsOf(rule, profile, suppression.config.rules);
    const input = { facts: facts.value as FactMap, options };
    return { ...base, ...visitAll(rule, input, severity) };
  } catch (error) {
    return { ...base, outcome: 'error', reason: messageOf(error) };
  }
}

function visitAll(
  rule: AnyRule,
  { facts, options }: { facts: FactMap; options: OptionValues },
  severity: RuleResult['severity'],
): Pick<RuleResult, 'outcome' | 'reason' | 'subjects' | 'findings'> {
  const findings: RawFinding[] = [];
  const doubts: string[] = [];
  let subjects = 0;
  for (const { subject, description } of listVisits(rule.meta.target, facts)) {
    if (rule.appliesTo && !rule.appliesTo(subject, { facts, options }))
      continue;
    subjects++;
    rule.check(subject, {
      facts,
      options,
      undetermined: reason => doubts.push(reason),
      report: violation =>
        findings.push(
          toFinding(
            rule,
            violation,
            description,
            violation.severity ?? severity,
          ),
        ),
    });
  }
  const outcome = outcomeOf(subjects, findings.length, doubts.length);
  return {
    outcome,
    reason: reasonOf(outcome, doubts),
    subjects,
    findings: distinguish(findings),
  };
}

function outcomeOf(
  subjects: number,
  findings: number,
  doubts: number,
): Outcome {
  if (findings > 0) return 'fail';
  if (doubts > 0) return 'unknown';
  return subjects > 0 ? 'pass' : 'notApplicable';
}

function reasonOf(outcome: Outcome, doubts: string[]): string | undefined {
  if (outcome === 'unknown') return [...new Set(doubts)].join(' ');
  if (outcome === 'notApplicable') return 'Nothing here that it applies to.';
  return undefined;
}

function toFinding(
  rule: AnyRule,
  violation: Violation,
  subject: Visit['description'],
  severity: RuleResult['severity'],
): RawFinding {
  const template = rule.meta.messages[violation.messageId];
  const data = violation.data ?? {};
  const finding = {
    violation,
    message: interpolate(template.message, data),
    remediation: interpolate(template.remediation, data),
    severity,
    subject,
    about: describeSubject(violation, subject),
    file: fileOf(violation, subject),
  };
  return { ...finding, fingerprint: fingerprintOf(rule.meta.id, finding) };
}

/** Fills `{{name}}`, with nothing at the end where that is empty; a name without data is a mistake in the rule. */
function interpolate(
  template: string,
  data: Record<string, string | number>,
): string {
  return template
    .replace(/\{\{(\w+)\}\}/g, (_, name) => {
      if (!Object.hasOwn(data, name)) {
        throw new Error(`the message needs data for "${name}"`);
      }
      return String(data[name]);
    })
    .trimEnd();
}
