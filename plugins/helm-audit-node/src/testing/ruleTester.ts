import { Outcome, RuleReport } from '@helm-audit/plugin-helm-audit-common';
import { defaultProfile } from '../profiles/default';
import { builtInRules } from '../rules';
import { AnyRule } from '../rules/types';
import { evaluateRules } from '../stages/evaluate/evaluateRules';
import { RuleResult } from '../stages/evaluate/types';
import { Redactor } from '../redact';
import { reportRules } from '../stages/report/ruleReports';
import { Sources } from '../stages/report/sources';
import { gatherCase, RuleCase } from './gatherCase';

/** A case with a name that says what is tried. */
export type NamedCase = RuleCase & { name: string };

/**
 * A case that must fail. Each expected finding is marked `# finding: <messageId>` at the end
 * of the line that it must name; findings without such a line are listed.
 */
export type FailingCase = NamedCase & {
  /** Findings that lie in no line of the case, such as a missing file. */
  findings?: Array<{ messageId: string; file?: string }>;
  /** Severity that every finding must have. */
  severity?: RuleReport['severity'];
};

/** Cases by the outcome that they must have. */
export interface RuleCases {
  pass: NamedCase[];
  fail: FailingCase[];
  notApplicable?: NamedCase[];
  unknown?: NamedCase[];
}

const MARK = /#\s*finding:([\w, -]+)$/;

/** Tries a rule on cases, in the terms of the test runner. */
export const ruleTester = {
  run(rule: AnyRule, cases: RuleCases): void {
    describe(rule.meta.id, () => {
      for (const outcome of ['pass', 'notApplicable', 'unknown'] as const) {
        for (const testCase of cases[outcome] ?? []) {
          it(`${outcome}: ${testCase.name}`, async () => {
            await expectOutcome(rule, testCase, outcome);
          });
        }
      }
      for (const testCase of cases.fail) {
        it(`fail: ${testCase.name}`, async () => {
          await expectFindings(rule, testCase);
        });
      }
      it('tries every message, and no case twice', () => {
        const all = [
          ...cases.pass,
          ...cases.fail,
          ...(cases.notApplicable ?? []),
          ...(cases.unknown ?? []),
        ];
        const contents = all.map(({ name, ...content }) =>
          JSON.stringify(content),
        );
        expect(new Set(contents).size).toBe(contents.length);
        const tried = new Set(
          cases.fail.flatMap(testCase => [
            ...markedLines(testCase).map(mark => mark.messageId),
            ...(testCase.findings ?? []).map(({ messageId }) => messageId),
          ]),
        );
        expect([...tried].sort()).toEqual(
          Object.keys(rule.meta.messages).sort(),
        );
      });
    });
  },
};

/** What a rule makes of a case. */
export async function runRule(
  rule: AnyRule,
  testCase: RuleCase,
): Promise<{ result: RuleResult; report: RuleReport }> {
  const { gathered, files } = await gatherCase(testCase);
  const isLast = rule.meta.target === 'waiver';
  const others = isLast ? builtInRules.filter(isOther(rule)) : [];
  const results = evaluateRules([...others, rule], gathered, defaultProfile);
  const result = results[results.length - 1];
  const [report] = reportRules([result], {
    docs: {},
    redactor: new Redactor(),
    sources: new Sources(files, false, testCase.repository ?? {}),
  });
  return { result, report };
}

/** A waiver is good for something only where the rule that it waives judges. */
function isOther(rule: AnyRule): (other: AnyRule) => boolean {
  return other => other.meta.id !== rule.meta.id;
}

async function expectOutcome(
  rule: AnyRule,
  testCase: RuleCase,
  outcome: Outcome,
) {
  const { report } = await runRule(rule, testCase);
  const { reason, findings } = report;
  expect({
    outcome: report.outcome,
    findings: findings.map(({ message }) => message),
    ...(report.outcome !== outcome && { reason }),
  }).toEqual({ outcome, findings: [] });
}

async function expectFindings(rule: AnyRule, testCase: FailingCase) {
  const { result, report } = await runRule(rule, testCase);
  const listed = testCase.findings ?? [];
  const expected = [
    ...markedLines(testCase),
    ...listed.map(({ messageId, file }) => ({ messageId, file })),
  ];
  const actual = report.findings.map(({ location }, index) => {
    const { messageId } = result.findings[index].violation;
    const place = { messageId, file: location.file, line: location.line };
    const isListed = listed.find(
      item =>
        item.messageId === messageId &&
        (!item.file || item.file === location.file) &&
        !expected.some(mark => sameMark(mark, place)),
    );
    return isListed ? { messageId, file: isListed.file } : place;
  });
  expect({
    outcome: report.outcome,
    reason: report.reason,
    findings: sort(actual),
  }).toEqual({ outcome: 'fail', reason: undefined, findings: sort(expected) });
  if (testCase.severity) {
    expect(report.findings.map(({ severity }) => severity)).toEqual(
      report.findings.map(() => testCase.severity),
    );
  }
}

interface Mark {
  messageId: string;
  file?: string;
  line?: number;
}

function sameMark(a: Mark, b: Mark): boolean {
  return a.messageId === b.messageId && a.file === b.file && a.line === b.line;
}

function sort(marks: Mark[]): Mark[] {
  const key = (mark: Mark) => `${mark.file}:${mark.line}:${mark.messageId}`;
  return [...marks].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function markedLines({ manifests, chart, repository }: RuleCase): Mark[] {
  const files = {
    ...chart,
    ...repository,
    ...(manifests && { 'manifests.yaml': manifests }),
  };
  return Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((content, index) => {
      const messages = content.match(MARK)?.[1].trim().split(/,\s*/) ?? [];
      return messages.map(messageId => ({ messageId, file, line: index + 1 }));
    }),
  );
}
