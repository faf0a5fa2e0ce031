import { promises as fs } from 'node:fs';
import path from 'node:path';
import {
  COMPLIANCE_ITEMS,
  DIMENSIONS,
  RISK_ITEMS,
} from '@helm-audit/plugin-helm-audit-common';
import { defaultProfile } from '../profiles/default';
import { applyFix } from '../testing/applyFix';
import { runRule } from '../testing/ruleTester';
import { parseRuleDoc, RULE_DOC_HEADINGS } from '../tooling/ruleDoc';
import { AnyRule } from './types';

const MAX_RULE_LINES = 115;

interface RuleFolder {
  dimension: string;
  id: string;
  folder: string;
}

/** Finds the rules by their folders, so that one missing from the index is tried too. */
function listRules(): RuleFolder[] {
  const { readdirSync } =
    jest.requireActual<typeof import('node:fs')>('node:fs');
  return DIMENSIONS.flatMap(({ id: dimension }) =>
    readdirSync(path.join(__dirname, dimension), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name: id }) => ({
        dimension,
        id,
        folder: path.join(__dirname, dimension, id),
      })),
  );
}

const folders = listRules();

describe('every rule', () => {
  it('has an id of its own', () => {
    const ids = folders.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has at least one other in its dimension', () => {
    for (const { id } of DIMENSIONS) {
      const rules = folders.filter(({ dimension }) => dimension === id);
      expect({ id, few: rules.length < 2 }).toEqual({ id, few: false });
    }
  });

  it('is known when the profile names it', () => {
    const named = [
      ...Object.keys(defaultProfile.severityOverrides),
      ...Object.values(defaultProfile.tierSeverities).flatMap(severities =>
        Object.keys(severities ?? {}),
      ),
    ];
    const ids = folders.map(({ id }) => id);
    expect(named.filter(id => !ids.includes(id))).toEqual([]);
  });

  it('gives evidence for every item of checklist and risks, all together', async () => {
    const metas = folders.map(({ folder }) => loadRule(folder).meta);
    const compliance = new Set(metas.flatMap(meta => meta.compliance));
    const risks = new Set(metas.flatMap(meta => meta.risks));
    expect(COMPLIANCE_ITEMS.filter(item => !compliance.has(item))).toEqual([]);
    expect(RISK_ITEMS.filter(item => !risks.has(item))).toEqual([]);
  });
});

describe.each(folders)('$dimension/$id', ({ dimension, id, folder }) => {
  const rule = loadRule(folder);

  it('is called what its folder is called', () => {
    expect(rule.meta.id).toBe(id);
    expect(rule.meta.dimension).toBe(dimension);
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it('is short, tested, and evidence for something', async () => {
    const source = await fs.readFile(path.join(folder, 'rule.ts'), 'utf8');
    expect(source.split('\n').length).toBeLessThanOrEqual(MAX_RULE_LINES);
    await fs.access(path.join(folder, 'rule.test.ts'));
    expect(
      rule.meta.compliance.length + rule.meta.risks.length,
    ).toBeGreaterThan(0);
  });

  it('says what it means in its texts', () => {
    expect(rule.meta.title).not.toBe(rule.meta.failureTitle);
    for (const { message, remediation } of Object.values(rule.meta.messages)) {
      // What is near to evidence is told in a sentence of its own, or not at all.
      expect(message).toMatch(/^\S.*[.?)]( \{\{near\}\})?$/s);
      expect(remediation).toMatch(/^\S.*[.)]$/s);
    }
  });

  it('has a page whose examples hold', async () => {
    const doc = parseRuleDoc(
      await fs.readFile(path.join(folder, 'rule.md'), 'utf8'),
    );
    expect(doc.title).toBe(id);
    expect(doc.headings).toEqual(RULE_DOC_HEADINGS);
    for (const heading of RULE_DOC_HEADINGS) {
      expect(doc.sections[heading].length).toBeGreaterThan(20);
    }
    const failing = await runRule(rule, doc.failing);
    expect({
      outcome: failing.report.outcome,
      reason: failing.report.reason,
      findings: failing.report.findings.length,
    }).toEqual({ outcome: 'fail', reason: undefined, findings: 1 });
    const passing = await runRule(rule, doc.passing);
    expect({
      outcome: passing.report.outcome,
      reason: passing.report.reason,
    }).toEqual({ outcome: 'pass', reason: undefined });
  });

  it('has a fix, if any, that mends it and does nothing the second time', async () => {
    const { failing } = parseRuleDoc(
      await fs.readFile(path.join(folder, 'rule.md'), 'utf8'),
    );
    const [finding] = (await runRule(rule, failing)).result.findings;
    const once = await applyFix(failing, finding);
    if (!once) return;
    const after = await runRule(rule, once);
    expect(after.report.findings.map(({ message }) => message)).toEqual([]);
    expect(await applyFix(once, finding)).toEqual(once);
  });
});

function loadRule(folder: string): AnyRule {
  return jest.requireActual(path.join(folder, 'rule')).default;
}
