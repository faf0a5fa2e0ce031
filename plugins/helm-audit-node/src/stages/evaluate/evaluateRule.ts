import { Outcome } from '@helm-audit/plugin-helm-audit-common';
import { messageOf } from '../../errors';
import { FactMap, FactName } from '../../facts';
import { FactStore } from '../../facts/factStore';
import { Profile, severityOf } from '../../profiles/types';
import { optionsOf } from '../../ruleOptions';
import { OptionValues } from '../../rules/options';
import { AnyRule, Violation } from '../../rules/types';
import { describeSubject, fileOf } from './findingSubject';
import { distinguish, fingerprintOf } from './fingerprint';
import { listVisits, SUBJECT_FACT, Visit } from './subjects';
import { EvaluatedSubject, Judgement, RawFinding, RuleResult } from './types';

/** What a rule is given: its subjects' fact, and those that it requires. */
export function factsOf({ meta }: AnyRule): FactName[] {
  return [SUBJECT_FACT[meta.target], ...meta.requires];
}

/**
 * Lets a rule judge its subjects. A rule that throws becomes an `error`, and the rest go on.
 */
export function evaluateRule(
  rule: AnyRule,
  store: FactStore,
  profile: Profile,
): Judgement {
  const { context } = neededOf(store, ['context']);
  const severity = severityOf(profile, rule.meta, context.tier);
  const base = { rule, severity, subjects: 0, findings: [], judged: [] };
  try {
    const facts = store.getAll(factsOf(rule));
    if (facts.state !== 'known') {
      const outcome = facts.state === 'absent' ? 'notApplicable' : 'unknown';
      return { ...base, outcome, reason: facts.reason };
    }
    const { suppression } = neededOf(store, ['suppression']);
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
): Pick<Judgement, 'outcome' | 'reason' | 'subjects' | 'findings' | 'judged'> {
  const findings: RawFinding[] = [];
  const doubts: string[] = [];
  const judged: EvaluatedSubject[] = [];
  let subjects = 0;
  for (const { subject, description } of listVisits(rule.meta.target, facts)) {
    if (rule.appliesTo && !rule.appliesTo(subject, { facts, options }))
      continue;
    subjects++;
    const doubtsBefore = doubts.length;
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
    if (doubts.length === doubtsBefore) judged.push(description);
  }
  const outcome = outcomeOf(subjects, findings.length, doubts.length);
  return {
    outcome,
    reason: reasonOf(outcome, doubts),
    subjects,
    findings: distinguish(findings),
    judged,
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

/** Values of facts that every audit has. */
export function neededOf<K extends FactName>(
  store: FactStore,
  names: readonly K[],
): Pick<FactMap, K> {
  const facts = store.getAll(names);
  if (facts.state === 'known') return facts.value;
  throw new Error(facts.reason);
}
