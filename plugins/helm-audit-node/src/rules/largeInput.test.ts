import { defaultProfile } from '../profiles/default';
import { evaluateRules } from '../stages/evaluate/evaluateRules';
import { parseRendered } from '../stages/parse/parseManifests';
import { gatherCase } from '../testing/gatherCase';
import { builtInRules } from '.';

const LIMIT_MS = 120_000;

const configMap = (index: number) => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: c${index} }
data:
${Array.from({ length: 100 }, (_, line) => `  k${line}: v\n`).join('')}`;

const deployment = (index: number) => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: d${index} }
spec:
  selector: { matchLabels: { app: d${index} } }
  template:
    metadata: { labels: { app: d${index} } }
    spec: { containers: [{ name: a, image: 'a:1' }] }
`;

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

async function errorsOf(manifests: string) {
  const { gathered } = await gatherCase({ manifests });
  return evaluateRules([...builtInRules], gathered, defaultProfile)
    .filter(({ outcome }) => outcome === 'error')
    .map(({ rule, reason }) => `${rule.meta.id}: ${reason}`);
}

describe('large releases are judged in time', () => {
  it(
    'one of two hundred thousand lines',
    async () => {
      expect(await errorsOf(many(2_000, configMap))).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'one of many workloads, although rules compare them with each other',
    async () => {
      expect(await errorsOf(many(400, deployment))).toEqual([]);
    },
    LIMIT_MS,
  );

  it('a List of more items than a call takes arguments', () => {
    const items = '- { kind: A }\n'.repeat(150_000);
    const { manifests, problems } = parseRendered(
      `kind: List\nitems:\n${items}`,
    );
    expect(problems).toEqual([]);
    expect(manifests).toHaveLength(150_000);
  });

  it('no document that is larger than Kubernetes takes', () => {
    const { problems } = parseRendered(
      `kind: ConfigMap\ndata:\n  a: |\n${'    x\n'.repeat(1_200_000)}`,
    );
    expect(problems).toEqual([
      {
        source: '',
        document: 0,
        message:
          'it is larger than 6 MiB, of which Kubernetes takes half at most',
      },
    ]);
  });
});
