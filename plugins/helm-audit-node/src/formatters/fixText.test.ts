import { applyPatch } from 'diff';
import type { Log, Replacement } from 'sarif';
import { AuditReport, Fix } from '@helm-audit/plugin-helm-audit-common';
import { makeSampleReport } from '../testing/sampleReport';
import { FORMATS, formatAll } from '.';
import { formatText } from './text';

const VALUES = 'replicaCount: 1\nimage:\n  tag: latest\n';

const DIFF = `diff --git a/values.yaml b/values.yaml
--- a/values.yaml
+++ b/values.yaml
@@ -1,3 +1,5 @@
-replicaCount: 1
+replicaCount: 2
 image:
   tag: latest
+pdb:
+  create: true
`;

const fix: Fix = {
  title: 'Run 2 replicas',
  safety: 'review',
  status: 'verified',
  toTest: 'Try it <b>twice</b>.',
  edits: [],
  diff: DIFF,
};

describe('fixes in formats', () => {
  let report: AuditReport;

  beforeAll(async () => {
    const sample = await makeSampleReport();
    const rules = sample.rules.map(rule =>
      rule.id === 'single-replica'
        ? { ...rule, findings: rule.findings.map(each => ({ ...each, fix })) }
        : {
            ...rule,
            findings: rule.findings.map(({ fix: _, ...each }) => each),
          },
    );
    const [first, ...later] = sample.roadmap.phases;
    const phases = [first, ...later].map(phase => ({
      ...phase,
      withFixes: { fixes: 1, score: 6.2 },
    }));
    report = { ...sample, rules, roadmap: { ...sample.roadmap, phases } };
  });

  it('points at them in text, and says what they come to', () => {
    const text = formatText(report, { color: false });
    expect(text).toContain(
      '  patch helm-audit fix --rule single-replica  proven',
    );
    expect(text.match(/ {2}patch /g)).toHaveLength(1);
    expect(text).toContain('1 proven fix leads to 6.2, audited on a copy');
  });

  it('folds diffs away in Markdown', () => {
    const text = formatAll(FORMATS.markdown, [report]);
    expect(text).toContain(
      '<details><summary>Fix: Run 2 replicas (proven, to be reviewed)</summary>',
    );
    expect(text).toContain('Not proven: Try it &lt;b&gt;twice&lt;/b&gt;.');
    expect(text).toContain(
      '1 proven fix leads to 6.2, audited on a copy: `helm',
    );
    expect(text).toContain(`\`\`\`diff\n${DIFF.trimEnd()}\n\`\`\``);
  });

  it('names them in JUnit', () => {
    expect(formatAll(FORMATS.junit, [report])).toContain(
      'Fix: Run 2 replicas (proven, to be reviewed)',
    );
  });

  it('tells in HTML what no trial can', () => {
    expect(formatAll(FORMATS.html, [report])).toContain(
      'Not proven: Try it &lt;b&gt;twice&lt;/b&gt;.',
    );
  });

  it('makes the same of a file in SARIF as the diff does', () => {
    const log: Log = JSON.parse(formatAll(FORMATS.sarif, [report]));
    const results = log.runs[0].results ?? [];
    const [{ fixes }] = results.filter(each => each.fixes);
    const [{ artifactLocation, replacements }] = fixes![0].artifactChanges;
    expect(artifactLocation.uri).toBe('values.yaml');
    expect(applyReplacements(VALUES, replacements)).toBe(
      applyPatch(VALUES, DIFF),
    );
  });

  it('leaves fixes out of SARIF that add a file', () => {
    const added = {
      ...fix,
      diff: DIFF.replace('--- a/values.yaml', '--- /dev/null'),
    };
    const rules = report.rules.map(rule => ({
      ...rule,
      findings: rule.findings.map(each => ({ ...each, fix: added })),
    }));
    expect(formatAll(FORMATS.sarif, [{ ...report, rules }])).not.toContain(
      'artifactChanges',
    );
  });
});

/** Whole lines only, as our replacements are. */
function applyReplacements(text: string, replacements: Replacement[]): string {
  const lines = text.split(/(?<=\n)/);
  for (const { deletedRegion, insertedContent } of [
    ...replacements,
  ].reverse()) {
    const { startLine = 1, endLine = startLine } = deletedRegion;
    lines.splice(
      startLine - 1,
      endLine - startLine,
      insertedContent?.text ?? '',
    );
  }
  return lines.join('');
}
