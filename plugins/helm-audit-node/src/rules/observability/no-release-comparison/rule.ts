import { mapsAt, Path, stringAt } from '../../../json';
import { servesForRelease } from '../../../facts/release';
import type { Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

const VERSION_LABEL =
  /^(app\.kubernetes\.io\/version|version|app-version|release-version|tags\.datadoghq\.com\/version)$/;
const VERSION_VARIABLE =
  /^(OTEL_SERVICE_VERSION|DD_VERSION|\w*APP_VERSION|SENTRY_RELEASE)$/;
const COMPARING_KINDS =
  /^(AnalysisTemplate|ClusterAnalysisTemplate|Canary|AnalysisRun|Experiment)$/;

/** Whether the pods carry their version into their metrics. */
function tellsVersion({ podLabels, containers }: Workload): boolean {
  return (
    Object.keys(podLabels).some(label => VERSION_LABEL.test(label)) ||
    containers.some(({ spec }) =>
      mapsAt(spec, 'env').some(({ value }) => {
        const name = stringAt(value, 'name') ?? '';
        return (
          VERSION_VARIABLE.test(name) ||
          (name === 'OTEL_RESOURCE_ATTRIBUTES' &&
            /service\.version=/.test(stringAt(value, 'value') ?? ''))
        );
      }),
    )
  );
}

function versionFix(labels: Path): RuleFix {
  return {
    title: 'Label the pods with the version of the app',
    safety: 'safe',
    path: [...labels, 'app.kubernetes.io/version'],
    set: '{{ .Chart.AppVersion | quote }}',
  };
}

export default defineRule({
  meta: {
    id: 'no-release-comparison',
    dimension: 'observability',
    title: "A new version's metrics can be told from the old one's",
    failureTitle: "Nothing tells a new version's metrics from the old one's",
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'workloads', 'surroundings'],
    messages: {
      missing: {
        message:
          'Pods of {{kind}} {{name}} carry no version, so the errors of a new release are lost among those of the old one.',
        remediation:
          'Add the label `app.kubernetes.io/version` to the pod template, not to the selector.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['golden-signals'],
    risks: ['change-management', 'monitoring-blind-spot'],
    controls: [],
    references: ['https://sre.google/workbook/canarying-releases/'],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) => servesForRelease(workload, facts),
  check(workload, { facts, report }) {
    const compares = facts.resources.some(({ kind }) =>
      COMPARING_KINDS.test(kind),
    );
    if (compares || tellsVersion(workload)) return;
    const { kind, name, subchart } = workload.resource;
    const path = [...workload.podSpecPath.slice(0, -1), 'metadata', 'labels'];
    const { chart } = facts.surroundings;
    const hasVersion = !subchart && chart?.metadata.appVersion !== undefined;
    report({
      messageId: 'missing',
      data: { kind, name },
      path,
      fix: hasVersion ? versionFix(path) : undefined,
    });
  },
});
