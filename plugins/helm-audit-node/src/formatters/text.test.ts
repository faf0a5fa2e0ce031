import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from '../auditChart';
import { makeChartFolder } from '../testing/chartFolder';
import { formatTable, formatText } from './text';

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers: [{ name: web, image: "example.com/web:1.0.0" }]
`;

describe('formatText', () => {
  let report: AuditReport;

  beforeAll(async () => {
    const folder = await makeChartFolder({ 'web.yaml': MANIFEST });
    const source = {
      kind: 'manifests' as const,
      path: `${folder.path}/web.yaml`,
    };
    report = await createAuditor().audit({ source, tier: 1 });
    await folder.remove();
  });

  it('groups by severity, the most severe first, and marks the line', () => {
    const text = formatText(report, { color: false });
    expect(text.indexOf('CRITICAL')).toBeGreaterThan(0);
    expect(text.indexOf('CRITICAL')).toBeLessThan(text.indexOf('HIGH'));
    expect(text).toContain('--> web.yaml:6');
    expect(text).toMatch(/> 6 \| +replicas: 1/);
    expect(text).toContain('DO THESE NEXT');
  });

  it('colours only when asked, and loses nothing without', () => {
    const plain = formatText(report, { color: false });
    const colored = formatText(report, { color: true });
    expect(plain).not.toContain('\x1b[');
    expect(colored).toContain('\x1b[');
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
    expect(colored.replace(escapes, '')).toBe(plain);
  });

  it('says which APIs it assumes, and which scenario stands in', () => {
    const text = formatText(
      {
        ...report,
        renderer: {
          helmVersion: '4.1.4',
          kubeVersion: '1.33.0',
          apiVersions: ['apps/v1/Deployment', 'x.io/v1', 'x.io/v1/Thing'],
          manifests: 1,
          durationMs: 1,
        },
        scenario: {
          ...report.scenario,
          name: 'ci',
          insteadOf: { name: 'default', reason: 'host is missing' },
        },
      },
      { color: false },
    );
    expect(text).toContain('Assumes the APIs of x.io.');
    expect(text).toContain(
      'The scenario default does not render, so ci stands in for it: host is missing',
    );
  });

  it('gives no number for what was hardly seen, and says why', () => {
    const score = {
      ...report.score,
      overall: 5.8,
      grade: null,
      coverage: 0.04,
    };
    const rules = ['a', 'b'].map(id => ({
      ...report.rules[0],
      id,
      outcome: 'unknown' as const,
      reason: 'Nobody was asked.',
      findings: [],
    }));
    const text = formatText({ ...report, score, rules }, { color: false });
    expect(text).toContain('no grade  4 % seen');
    expect(text).not.toContain('5.8');
    expect(text).toContain('2 rules: Nobody was asked.');
  });

  it('lets no text of a chart steer the terminal', () => {
    const [rule] = report.rules.filter(({ outcome }) => outcome === 'fail');
    const finding = {
      ...rule.findings[0],
      message: 'gone\u001b[2J \u009b31m\r and\tstill',
    };
    const text = formatText(
      { ...report, rules: [{ ...rule, findings: [finding] }] },
      { color: false },
    );
    expect(text).toContain('gone[2J 31m and\tstill');
  });

  it('says what was not seen', () => {
    const text = formatText(
      {
        ...report,
        incomplete: true,
        incompleteReasons: [
          { code: 'render-failed', message: 'It failed.', fix: 'Mend it.' },
        ],
      },
      { color: false },
    );
    expect(text).toContain('NOT SEEN');
    expect(text).toContain('Mend it.');
  });

  it('counts what it does not write out', () => {
    const [rule] = report.rules.filter(({ outcome }) => outcome === 'fail');
    const many = {
      ...report,
      rules: [{ ...rule, findings: Array(5).fill(rule.findings[0]) }],
    };
    expect(formatText(many, { color: false })).toContain('and 2 more like it');
  });

  it('puts several charts into a table', () => {
    const table = formatTable(
      [
        { name: 'web', report },
        { name: 'broken', error: 'It is no chart.' },
      ],
      { color: false },
    );
    expect(table.split('\n')).toEqual([
      expect.stringMatching(/^web +\d\.\d [A-F] .*critical/),
      'broken  failed  It is no chart.',
      '',
    ]);
  });
});
