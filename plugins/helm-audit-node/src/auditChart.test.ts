import {
  AuditReport,
  AuditStage,
  AUDIT_STAGES,
} from '@helm-audit/plugin-helm-audit-common';
import { Auditor, createAuditor } from './auditChart';
import { defineRule } from './rules/defineRule';
import { ChartFolder, makeChartFolder } from './testing/chartFolder';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: "example.com/web:{{ .Values.tag }}"
          env:
            - name: DB_PASSWORD
              value: {{ .Values.db.password }}
`;

const VALUES = `replicas: 1
tag: 1.0.0
db:
  password: correct-horse-battery
`;

describe('createAuditor', () => {
  const folders: ChartFolder[] = [];
  const make = async (files: Record<string, string>) => {
    const folder = await makeChartFolder(files);
    folders.push(folder);
    return folder.path;
  };
  const audit = (
    path: string,
    request: Partial<Parameters<Auditor['audit']>[0]> = {},
    auditor = createAuditor(),
  ) => auditor.audit({ source: { kind: 'directory', path }, ...request });

  afterEach(async () => {
    await Promise.all(folders.splice(0).map(folder => folder.remove()));
  });

  const chart = { 'values.yaml': VALUES, 'templates/web.yaml': DEPLOYMENT };

  const finding = (report: AuditReport, id: string) =>
    report.rules.find(rule => rule.id === id)?.findings[0];

  it('judges the chart when the repository around it can not be read', async () => {
    const path = await make(chart);
    const report = await createAuditor().audit({
      source: { kind: 'directory', path, repositoryRoot: `${path}-gone` },
    });
    expect(report.renderer?.manifests).toBe(1);
    expect(
      report.rules.find(({ id }) => id === 'codeowners-uncovered'),
    ).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining("can't be read"),
    });
    expect(finding(report, 'single-replica')).toBeDefined();
  });

  it('walks from the chart to the report', async () => {
    const stages: AuditStage[] = [];
    const report = await createAuditor().audit(
      { source: { kind: 'directory', path: await make(chart) } },
      { onStage: stage => stages.push(stage) },
    );
    expect(stages).toEqual(AUDIT_STAGES);
    expect(report).toMatchObject({
      chart: { name: 'example', version: '1.0.0', type: 'application' },
      incomplete: false,
      scenario: { name: 'default' },
      tier: { value: 2, source: 'default' },
      renderer: { manifests: 1 },
    });
    expect(finding(report, 'single-replica')).toMatchObject({
      severity: 'medium',
      subject: { kind: 'Deployment', name: 'example-web' },
      location: { file: 'templates/web.yaml', line: 6, precision: 'exact' },
      valuesKey: 'replicas',
      field: 'spec.replicas',
    });
  });

  it('names the line of the named template that writes a field', async () => {
    const path = await make({
      'values.yaml': VALUES,
      'templates/web.yaml': `${
        DEPLOYMENT.split('    spec:\n')[0]
      }    spec:\n{{- include "shop.pod" . | nindent 6 }}\n`,
      'templates/_pod.tpl':
        '{{- define "shop.pod" }}\ncontainers:\n  - name: web\n    image: "example.com/web:latest"\n{{- end }}\n',
    });
    expect(finding(await audit(path), 'mutable-image-tag')).toMatchObject({
      location: { file: 'templates/_pod.tpl', line: 4, precision: 'exact' },
    });
  });

  it('names no key that renames all objects as what mends one of them', async () => {
    const path = await make({
      'values.yaml': `fullnameOverride: ""\n${VALUES}`,
      'templates/web.yaml': DEPLOYMENT.replace(
        '{{ .Release.Name }}-web',
        '{{ .Values.fullnameOverride | default "web" }}',
      ),
    });
    const found = finding(await audit(path), 'missing-network-policy');
    expect(found?.field).toBe('metadata.name');
    expect(found?.valuesKey).toBeUndefined();
  });

  it('lists every rule, whatever its outcome', async () => {
    const auditor = createAuditor();
    const report = await audit(await make(chart), {}, auditor);
    expect(report.rules.map(({ id }) => id)).toEqual(
      auditor.rules.map(({ meta }) => meta.id),
    );
  });

  it('judges as of the time that it is told', async () => {
    const folder = await make({
      ...chart,
      '.helm-audit.yaml': `waivers:
  - rule: single-replica
    reason: One is enough until the launch
    expires: 2026-06-30
`,
    });
    const outcomeAt = async (auditedAt: Date) => {
      const report = await audit(folder, { auditedAt });
      expect(report.auditedAt).toBe(auditedAt.toISOString());
      return report.rules.find(({ id }) => id === 'single-replica')?.outcome;
    };
    expect(await outcomeAt(new Date('2026-06-01T12:00:00Z'))).toBe('waived');
    expect(await outcomeAt(new Date('2026-08-01T12:00:00Z'))).toBe('fail');
  });

  it('says the same twice, byte for byte, and keeps fingerprints over versions', async () => {
    const folder = await make(chart);
    const [first, second] = [await audit(folder), await audit(folder)];
    const stable = ({
      auditedAt,
      durationMs,
      renderer,
      ...rest
    }: AuditReport) => JSON.stringify(rest);
    expect(stable(first)).toBe(stable(second));
    expect(first.digest).toBe(second.digest);
    const newer = await audit(
      await make({
        ...chart,
        'Chart.yaml': 'apiVersion: v2\nname: example\nversion: 2.0.0\n',
      }),
    );
    expect(finding(newer, 'single-replica')?.fingerprint).toBe(
      finding(first, 'single-replica')?.fingerprint,
    );
  });

  it('never repeats a secret', async () => {
    const report = await audit(await make(chart));
    expect(JSON.stringify(report)).not.toContain('correct-horse-battery');
  });

  it('prefers the production scenario, and takes the one that is asked for', async () => {
    const folder = await make({
      ...chart,
      'values-production.yaml': 'replicas: 3\n',
      'values-dev.yaml': 'replicas: 1\n',
    });
    const production = await audit(folder);
    expect(production.scenario.name).toBe('production');
    expect(finding(production, 'single-replica')).toBeUndefined();
    const dev = await audit(folder, { scenario: 'dev' });
    expect(finding(dev, 'single-replica')).toBeDefined();
    await expect(audit(folder, { scenario: 'qa' })).rejects.toMatchObject({
      code: 'unknown-scenario',
      fix: expect.stringContaining('production'),
    });
  });

  it('takes another scenario when the default values lack one', async () => {
    const report = await audit(
      await make({
        'templates/a.yaml': 'a: {{ required "set me" .Values.x }}',
        'ci/basic-values.yaml': 'x: 1\n',
      }),
    );
    expect(report.scenario.source).toBe('ci/basic-values.yaml');
    expect(report.renderer?.manifests).toBe(1);
  });

  it('says which scenario stands in for the one that does not render', async () => {
    const report = await audit(
      await make({
        'values.yaml': '{}',
        'values-prod.yaml': 'replicas: 1',
        'ci/full-values.yaml': `host: example.com\n${VALUES}`,
        'templates/web.yaml': `# {{ required "host is missing" .Values.host }}\n${DEPLOYMENT}`,
      }),
    );
    expect(report.scenario).toEqual({
      name: 'full',
      valuesFiles: ['ci/full-values.yaml'],
      source: 'ci/full-values.yaml',
      insteadOf: {
        name: 'prod',
        reason: expect.stringContaining('host is missing'),
      },
    });
  });

  it('renders scenarios with values in place and files around the chart', async () => {
    const repository = await make({
      '.gitlab-ci.yml': '',
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': VALUES,
      'shop/templates/web.yaml': DEPLOYMENT,
      'env/common.yaml': 'tag: 2.0.0',
      'shop/.helm-audit.yaml': `scenarios:
  production:
    values: [../env/common.yaml, {replicas: 3, db: {password: another-secret}}]
    set: [tag=latest]
`,
    });
    const report = await audit(`${repository}/shop`);
    expect(report.scenario).toEqual({
      name: 'production',
      valuesFiles: ['../env/common.yaml'],
      source: '.helm-audit.yaml',
    });
    expect(finding(report, 'mutable-image-tag')).toBeDefined();
    expect(finding(report, 'single-replica')).toBeUndefined();
    expect(JSON.stringify(report)).not.toContain('another-secret');
  });

  it('renders what Argo CD and Flux deploy', async () => {
    const repository = await make({
      '.gitlab-ci.yml': '',
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': VALUES,
      'shop/templates/web.yaml': DEPLOYMENT,
      'apps/shop-prod.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop-prod}
spec:
  source: {path: shop, helm: {valuesObject: {replicas: 3}, valueFiles: [../env/prod.yaml]}}
`,
      'clusters/staging/shop.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec: {chart: {spec: {chart: shop, valuesFiles: [env/staging.yaml]}}}
`,
      'env/prod.yaml': 'tag: latest',
    });
    const report = await audit(`${repository}/shop`);
    expect(report.scenario).toMatchObject({
      name: 'shop-prod',
      source: 'apps/shop-prod.yaml',
    });
    expect(finding(report, 'mutable-image-tag')).toBeDefined();
    expect(finding(report, 'single-replica')).toBeUndefined();
    // Its values file is not in the repository.
    await expect(
      audit(`${repository}/shop`, { scenario: 'staging' }),
    ).rejects.toMatchObject({ code: 'unknown-scenario' });
  });

  it('holds tier 1 to more', async () => {
    const report = await audit(await make(chart), { tier: 1 });
    expect(finding(report, 'single-replica')?.severity).toBe('critical');
    expect(report.score.overall).toBeLessThan(5);
    expect(report.summary.blockers.map(({ ruleId }) => ruleId)).toContain(
      'single-replica',
    );
  });

  it('goes on without manifests when the chart does not render', async () => {
    const report = await audit(
      await make({ 'templates/a.yaml': '{{ required "set me" .Values.x }}' }),
    );
    expect(report).toMatchObject({
      incomplete: true,
      incompleteReasons: [
        { code: 'render-failed', message: expect.stringContaining('set me') },
      ],
    });
    const outcomes = Object.fromEntries(
      report.rules.map(({ id, outcome }) => [id, outcome]),
    );
    expect(outcomes['single-replica']).toBe('unknown');
    expect(['pass', 'fail']).toContain(outcomes['missing-readme']);
  });

  it('names a dependency that can not be had', async () => {
    const report = await audit(
      await make({
        'Chart.yaml':
          'apiVersion: v2\nname: example\nversion: 1.0.0\ndependencies:\n- name: redis\n  version: 1.0.0\n  repository: https://example.com\n',
      }),
    );
    expect(report.incompleteReasons).toMatchObject([
      { code: 'missing-dependency', message: expect.stringContaining('redis') },
    ]);
  });

  it('audits plain manifests, with exact lines and without chart rules', async () => {
    const folder = await make({
      'app.yaml':
        '# first line\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  replicas: 1\n  template:\n    spec: { containers: [{ name: a }] }\n',
    });
    const report = await createAuditor().audit({
      source: { kind: 'manifests', path: `${folder}/app.yaml` },
    });
    expect(report.chart.type).toBe('manifests');
    expect(finding(report, 'single-replica')?.location).toMatchObject({
      file: 'app.yaml',
      line: 6,
      precision: 'exact',
    });
    expect(
      report.rules.find(({ id }) => id === 'missing-readme')?.outcome,
    ).toBe('notApplicable');
  });

  it.each(['rendered', 'rendered.txt'])(
    'audits manifests in a file that is called %s',
    async name => {
      const folder = await make({ [name]: 'kind: Pod\napiVersion: v1\n' });
      const path = `${folder}/${name}`;
      const report = await createAuditor().audit({
        source: { kind: 'manifests', path },
      });
      expect(report.chart.name).toBe(name);
    },
  );

  it('gives no clean bill to manifests that can not be read', async () => {
    const folder = await make({ 'app.yaml': 'a: {{ .Values.a }}\n' });
    await expect(
      createAuditor().audit({
        source: { kind: 'manifests', path: `${folder}/app.yaml` },
      }),
    ).rejects.toMatchObject({ code: 'no-manifests' });
  });

  it('turns a rule that throws into an error, and goes on', async () => {
    const broken = defineRule({
      meta: {
        ...createAuditor().rules[0].meta,
        id: 'broken-rule',
        target: 'workload',
        requires: [],
      },
      check() {
        throw new Error('oh no');
      },
    });
    const auditor = createAuditor({ rules: [broken] });
    const report = await audit(await make(chart), {}, auditor);
    expect(report.rules.at(-1)).toMatchObject({
      id: 'broken-rule',
      outcome: 'error',
      reason: 'oh no',
    });
    expect(report.incompleteReasons).toMatchObject([{ code: 'rule-error' }]);
    expect(finding(report, 'single-replica')).toBeDefined();
  });

  it('reads tier and scenario off the entity', async () => {
    const report = await audit(await make(chart), {
      catalog: {
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'web',
            annotations: { 'helm-audit/tier': '3' },
          },
        },
        related: [],
      },
    });
    expect(report.tier).toEqual({ value: 3, source: 'entity' });
  });

  it('reads tier and scenario off the nearest catalog-info.yaml', async () => {
    const component = (link: string, more: string) =>
      `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop
  annotations: { helm-audit/chart: ${link}, ${more} }
`;
    const files = {
      '.gitlab-ci.yml': '',
      'deploy/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'deploy/shop/values.yaml': VALUES,
      'deploy/shop/values-qa.yaml': 'replicas: 2',
      'deploy/shop/values-prod.yaml': 'replicas: 3',
      'deploy/shop/templates/web.yaml': DEPLOYMENT,
    };
    const settings = 'helm-audit/tier: "1", helm-audit/scenario: qa';
    const repository = await make({
      ...files,
      'catalog-info.yaml': component('./deploy/shop/', settings),
    });
    const report = await audit(`${repository}/deploy/shop`);
    expect(report.tier).toEqual({ value: 1, source: 'file' });
    expect(report.scenario.name).toBe('qa');

    const other = await make({
      ...files,
      'catalog-info.yaml': component('./deploy/other', settings),
    });
    const unlinked = await audit(`${other}/deploy/shop`);
    expect(unlinked.tier).toEqual({ value: 2, source: 'default' });
    expect(unlinked.scenario.name).toBe('prod');
  });

  it('asks what only people know, and uses the answer', async () => {
    const repository = { ...chart, '.git/HEAD': '', 'README.md': '# Web\n' };
    const answers = `tier: 1
answers:
  failure-tolerance: It recovers within 5 minutes.
`;
    const outcome = (report: AuditReport, id: string) =>
      report.rules.find(rule => rule.id === id)?.outcome;
    const asked = ({ questions }: AuditReport) => questions.map(({ id }) => id);

    const before = await audit(await make(repository));
    expect(asked(before)).toEqual(
      expect.arrayContaining(['tier', 'failure-tolerance', 'chaos']),
    );
    expect(outcome(before, 'unproven-recovery')).toBe('fail');

    const after = await audit(
      await make({ ...repository, '.helm-audit.yaml': answers }),
      {
        catalog: {
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'web',
              annotations: { 'helm-audit/answer.chaos': 'Game day in May.' },
            },
          },
          related: [],
        },
      },
    );
    expect(after.tier).toEqual({ value: 1, source: 'file' });
    expect(outcome(after, 'unproven-recovery')).toBe('pass');
    for (const answered of ['tier', 'failure-tolerance', 'chaos']) {
      expect(asked(after)).not.toContain(answered);
    }
  });
});
