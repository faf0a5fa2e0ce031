import { numberAt } from '../../../json';
import { parseImage } from '../../../facts/image';
import type { Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

/** Commands that fetch something from a host with a public name. */
const FETCHES =
  /\b(apt-get|apk|yum|dnf|pip3?|npm|yarn|gem|go) (install|add|get|i)\b|\b(curl|wget|git clone)\b[^\n|;&]*https?:\/\/(?!localhost)[\w-]+(\.[\w-]+)*\.(com|org|io|net|dev)\b/;

export default defineRule({
  meta: {
    id: 'flaky-by-design-test',
    dimension: 'testing',
    title: 'Chart tests depend on the release alone, and end',
    failureTitle: 'A chart test fails or hangs for reasons of its own',
    severity: 'low',
    confidence: 'medium',
    target: 'workload',
    requires: [],
    messages: {
      deadline: {
        message:
          'Test {{kind}} {{name}} has no time limit, so when the service does not answer the test hangs instead of failing.',
        remediation: 'Set `activeDeadlineSeconds` on {{name}}.',
      },
      fetches: {
        message:
          'Test {{kind}} {{name}} fetches something from the internet (`{{command}}`), so it fails when that is slow or out of reach.',
        remediation: 'Use an image that has all that the test needs.',
      },
      image: {
        message:
          'Test {{kind}} {{name}} runs {{image}} without a fixed version, so it changes by itself.',
        remediation: 'Pin the image of the test to a version.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: ['https://helm.sh/docs/topics/chart_tests/'],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) =>
    resource.hooks.some(hook => hook === 'test' || hook === 'test-success'),
  check(workload, { report }) {
    const { resource, podSpecPath } = workload;
    const { kind, name } = resource;
    if (!hasDeadline(workload)) {
      const path = [...podSpecPath, 'activeDeadlineSeconds'];
      report({ messageId: 'deadline', data: { kind, name }, path });
    }
    for (const { spec, path } of workload.containers) {
      const text = [spec.command, spec.args].flat().map(String).join(' ');
      const command = text.match(FETCHES)?.[0];
      if (command) {
        const data = { kind, name, command };
        report({ messageId: 'fetches', data, path: [...path, 'command'] });
      }
      const image = typeof spec.image === 'string' ? spec.image : undefined;
      const parsed = image ? parseImage(image) : undefined;
      const isLoose =
        parsed && !parsed.digest && (parsed.tag ?? 'latest') === 'latest';
      if (image && isLoose) {
        const data = { kind, name, image };
        report({ messageId: 'image', data, path: [...path, 'image'] });
      }
    }
  },
});

function hasDeadline({ resource, podSpec, podSpecPath }: Workload): boolean {
  const job = podSpecPath.slice(0, -2);
  return (
    numberAt(podSpec, 'activeDeadlineSeconds') !== undefined ||
    (resource.kind === 'Job' &&
      numberAt(resource.body, ...job, 'activeDeadlineSeconds') !== undefined)
  );
}
