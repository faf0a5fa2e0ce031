import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (line: string, head = 'kind: Deployment') => ({
  'templates/a.yaml': `${head}\nspec:\n  ${line}\n`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'from a value', chart: chart('replicas: {{ .Values.replicas }}') },
    { name: 'right everywhere', chart: chart('maxUnavailable: 0') },
    {
      name: 'a literal within an expression',
      chart: chart('memory: {{ .Values.memory | default "1Gi" }}'),
    },
  ],
  notApplicable: [
    { name: 'another kind', chart: chart('cpu: 2', 'kind: LimitRange') },
    {
      name: 'a test',
      chart: chart('cpu: 2', 'kind: Deployment\n"helm.sh/hook": test'),
    },
    {
      name: 'a definition',
      chart: chart(
        'replicas: 1',
        'kind: CustomResourceDefinition\n---\nkind: Deployment',
      ),
    },
  ],
  fail: [
    {
      name: 'replicas',
      chart: chart('replicas: 2 # finding: literal'),
    },
    {
      name: 'several are one finding',
      chart: chart(
        'minReplicas: "2" # finding: literal\n  maxReplicas: 6',
        'kind: HorizontalPodAutoscaler',
      ),
    },
  ],
});
