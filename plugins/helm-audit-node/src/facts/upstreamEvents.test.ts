import { parseImage } from './image';
import { eventOfChart, eventOfImage, UPSTREAM_EVENTS } from './upstreamEvents';

const sourceOfImage = (text: string) => {
  const image = parseImage(text);
  if (!image) throw new Error(`no image: ${text}`);
  return eventOfImage(image)?.date;
};

describe('UPSTREAM_EVENTS', () => {
  it.each(UPSTREAM_EVENTS)('$what', ({ date, source, images, charts }) => {
    expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    expect(source).toMatch(/^https:\/\//);
    expect(images ?? charts).toBeDefined();
  });
});

describe('eventOfImage', () => {
  it.each([
    ['bitnami/redis:7.4.0', '2025-08-28'],
    ['registry-1.docker.io/bitnami/redis:7.4.0', '2025-08-28'],
    ['docker.io/bitnamilegacy/redis:7.4.0@sha256:ab', '2025-08-28'],
    ['registry.k8s.io/ingress-nginx/controller:v1.12.0', '2026-03-24'],
    ['k8s.gcr.io/ingress-nginx/controller:v1.0.0', '2026-03-24'],
    ['k8s.gcr.io/pause:3.2', '2023-04-03'],
    ['quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z', '2026-04-25'],
    ['minio/minio', '2026-04-25'],
    ['grafana/promtail:3.0.0', '2026-03-02'],
    ['quay.io/pusher/oauth2_proxy:v5.1.0', '2020-03-29'],
    ['grafana/agent:v0.44.0', '2025-11-01'],
    ['kubernetesui/dashboard-web:1.7.0', '2026-01'],
    ['gcr.io/kubebuilder/kube-rbac-proxy:v0.13.1', '2025-03-18'],
    ['ghcr.io/keptn/lifecycle-operator:v1.2.0', '2025-09-03'],
  ])('%s: %s', (image, date) => expect(sourceOfImage(image)).toBe(date));

  it.each([
    'bitnami/redis:latest',
    'bitnami/redis',
    'bitnami/minideb:bookworm',
    'registry.example.com/bitnami/redis:7.4.0',
    'minio/minio-operator:v1',
    'grafana/agent-sandbox:1',
    'quay.io/oauth2-proxy/oauth2-proxy:v7.6.0',
    'registry.k8s.io/pause:3.10',
    'nginx/nginx-ingress:5.0.0',
  ])('%s lives on', image => expect(sourceOfImage(image)).toBeUndefined());
});

describe('eventOfChart', () => {
  it.each([
    [
      'ingress-nginx',
      'https://kubernetes.github.io/ingress-nginx',
      '2026-03-24',
    ],
    ['redis', 'https://charts.helm.sh/stable', '2020-11-13'],
    ['redis', 'https://kubernetes-charts.storage.googleapis.com', '2020-11-13'],
    ['promtail', 'https://grafana.github.io/helm-charts', '2026-03-02'],
    ['elasticsearch', 'https://helm.elastic.co', '2022-11-16'],
  ])('%s of %s: %s', (name, repository, date) => {
    expect(eventOfChart(name, repository)?.date).toBe(date);
  });

  it.each([
    ['loki', 'https://grafana.github.io/helm-charts'],
    ['eck-operator', 'https://helm.elastic.co'],
    ['promtail', 'https://charts.example.com'],
  ])('%s of %s lives on', (name, repository) => {
    expect(eventOfChart(name, repository)).toBeUndefined();
  });

  it.each([
    ['grafana/promtail:3.0.0', true],
    ['k8s.gcr.io/pause:3.2', undefined],
  ])('tells whether %s needs another product: %s', (image, isProduct) => {
    expect(eventOfImage(parseImage(image)!)?.isProduct).toBe(isProduct);
  });
});
