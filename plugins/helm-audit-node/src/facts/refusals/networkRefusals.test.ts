import { gatherResources } from '../../gatherers/resources';
import { parseFiles } from '../../stages/parse/parseManifests';
import { ingressRefusals } from './networkRefusals';

function defectsOf(annotation: string, ingressClassName: string) {
  const annotations = { 'kubernetes.io/ingress.class': annotation };
  const text = JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', annotations },
    spec: { ingressClassName, rules: [{ host: 'a.example.com' }] },
  });
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  return gatherResources(manifests)
    .flatMap(ingressRefusals)
    .map(({ defect }) => defect);
}

it('compares the two ways to name the class of an Ingress', () => {
  expect(defectsOf('nginx', 'nginx')).toEqual([]);
  expect(defectsOf('nginx', '')).toEqual([]);
  expect(defectsOf('nginx', 'traefik')).toEqual([
    'asks for the class traefik and, by its annotation, for nginx',
  ]);
});
