import { loadChart } from '../stages/load/loadChart';
import { DEFAULT_SCENARIO } from '../stages/load/scenarios';
import { parseRendered } from '../stages/parse/parseManifests';
import { ChartRenderer } from '../stages/render/chartRenderer';
import { HelmCli } from '../stages/render/helmCli';
import { ChartFolder, makeChartFolder } from '../testing/chartFolder';
import { gatherCapabilities } from './capabilities';
import { gatherResources } from './resources';

const object = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: {{ .Release.Name }}
`;

describe('gatherCapabilities with the real Helm', () => {
  let folder: ChartFolder | undefined;

  const gather = async (
    files: Record<string, string>,
    scenario = DEFAULT_SCENARIO,
  ) => {
    folder = await makeChartFolder(files);
    const chart = await loadChart({ kind: 'directory', path: folder.path });
    const renderer = await ChartRenderer.open(
      chart,
      { valuesFiles: [], set: ['owner.team=payments'] },
      await HelmCli.create(),
    );
    try {
      const rendered = await renderer.render(scenario);
      const resources = rendered.ok
        ? gatherResources(parseRendered(rendered.output).manifests)
        : [];
      return await gatherCapabilities({
        chart,
        rendered,
        resources: { state: 'known', value: resources },
        tryOut: values => renderer.tryOut(scenario, values),
      });
    } finally {
      await renderer.close();
    }
  };

  afterEach(() => folder?.remove());

  it('takes the values of a scenario as they are', async () => {
    const facts = await gather(
      {
        'templates/pdb.yaml': `{{- if and .Values.pdb.create (eq .Values.mode "true") }}
${object('policy/v1', 'PodDisruptionBudget')}{{- end }}
`,
        'values.yaml': 'pdb: { create: false }\n',
      },
      { ...DEFAULT_SCENARIO, values: { mode: 'true' } },
    );
    expect(facts.capabilities).toMatchObject({
      value: {
        capabilities: [{ settings: [{ key: 'pdb.create', value: true }] }],
      },
    });
  });

  it('offers nothing that the cluster would not take', async () => {
    const facts = await gather({
      'values.yaml': 'pdb: { create: false }\n',
      'templates/pdb.yaml': `{{- if .Values.pdb.create }}
${object('policy/v1beta1', 'PodDisruptionBudget')}{{- end }}
`,
    });
    expect(facts.capabilities).toMatchObject({
      value: {
        capabilities: [
          {
            state: 'unproven',
            reason:
              'It would be rendered as policy/v1beta1, which Kubernetes 1.25 no longer has.',
            proof: [],
          },
        ],
      },
    });
    expect(facts.capabilityTrials).toMatchObject({ value: [] });
  });

  it('proves what the chart can switch on, and gives all that a trial rendered', async () => {
    const facts = await gather({
      'values.yaml': 'pdb: { create: false }\nreplicas: 1\n',
      'templates/web.yaml': `${object('apps/v1', 'Deployment')}spec:
  replicas: {{ .Values.replicas }}
`,
      'templates/pdb.yaml': `{{- if and .Values.pdb.create (gt (int .Values.replicas) 1) (eq .Values.owner.team "payments") }}
${object('policy/v1', 'PodDisruptionBudget')}{{- end }}
`,
      'templates/monitor.yaml': `{{- if .Capabilities.APIVersions.Has "monitoring.example.com/v1" }}
${object('monitoring.coreos.com/v1', 'ServiceMonitor')}{{- end }}
`,
    });
    expect(facts.capabilities).toMatchObject({
      state: 'known',
      value: {
        capabilities: [
          { kind: 'ServiceMonitor', state: 'needs-api' },
          {
            kind: 'PodDisruptionBudget',
            state: 'proven',
            settings: [
              { key: 'pdb.create', value: true },
              { key: 'replicas', value: 2 },
            ],
            proof: [{ name: 'release-name', template: 'templates/pdb.yaml' }],
          },
        ],
        appeared: [{ kind: 'PodDisruptionBudget', name: 'release-name' }],
      },
    });
    expect(facts.capabilityTrials).toMatchObject({
      state: 'known',
      value: [
        {
          proves: [1],
          resources: [
            { kind: 'PodDisruptionBudget' },
            { kind: 'Deployment', body: { spec: { replicas: 2 } } },
          ],
        },
      ],
    });
  });

  it('asks for the rules of what appears without any', async () => {
    const { capabilities } = await gather({
      'values.yaml': 'alerts: { enabled: false, rules: [] }\n',
      'templates/rules.yaml': `{{- if .Values.alerts.enabled }}
${object('monitoring.coreos.com/v1', 'PrometheusRule')}spec:
  groups: [{ name: own, rules: {{ toJson .Values.alerts.rules }} }]
{{- end }}
`,
    });
    expect(capabilities).toMatchObject({
      value: {
        capabilities: [
          {
            state: 'proven',
            settings: [{ key: 'alerts.enabled', value: true }],
            missing: ['alerts.rules'],
            proof: [{ kind: 'PrometheusRule' }],
            reason: expect.stringContaining('without rules of its own'),
          },
        ],
      },
    });
  });

  it('renders nothing more for a chart that offers nothing', async () => {
    const facts = await gather({
      'templates/a.yaml': object('v1', 'ConfigMap'),
    });
    expect(facts).toEqual({
      capabilities: {
        state: 'known',
        value: { capabilities: [], appeared: [] },
      },
      capabilityTrials: { state: 'known', value: [] },
    });
  });

  it('says nothing of a chart that does not render', async () => {
    const facts = await gather({ 'templates/a.yaml': '{{ fail "no" }}' });
    expect(facts.capabilities).toEqual({
      state: 'undetermined',
      reason: 'The chart could not be rendered.',
    });
  });
});
