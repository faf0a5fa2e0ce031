import { ImageReference } from './image';

/** Something that ended an upstream, with what it is known by in charts. */
export interface UpstreamEvent {
  /** What is over, as a sentence. */
  what: string;
  /** Day, or month where the day is not known: `2026-03-24`, `2026-01`. */
  date: string;
  /** Announcement, or another public page that says so. */
  source: string;
  /** What to do instead, in the imperative. */
  instead: string;
  /** Whether the software itself is over, so that another has to take its place. */
  isProduct?: boolean;
  /** Matches images written in full, such as `docker.io/grafana/promtail:3.0.0`. */
  images?: RegExp;
  /** Matches repositories of charts, and their names when not all of them are over. */
  charts?: { repository: RegExp; name?: RegExp };
}

/** Known events; the first that matches counts. Reviewed in November 2026. */
export const UPSTREAM_EVENTS: readonly UpstreamEvent[] = [
  {
    what: 'Ingress NGINX is retired and gets no security fixes',
    date: '2026-03-24',
    source: 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
    instead: 'Move to a Gateway API implementation or a maintained controller',
    isProduct: true,
    images:
      /^(registry\.k8s\.io|k8s\.gcr\.io)\/ingress-nginx\/|\/ingress-nginx\/(controller(-chroot)?|kube-webhook-certgen)[:@]/,
    charts: { repository: /\/\/kubernetes\.github\.io\/ingress-nginx\b/ },
  },
  {
    what: 'the repository of MinIO is archived and no images are published',
    date: '2026-04-25',
    source: 'https://github.com/minio/minio',
    instead: 'Move to object storage that is maintained',
    isProduct: true,
    images: /^(docker\.io|quay\.io)\/minio\/minio[:@]/,
    charts: { repository: /\/\/charts\.min\.io\b/ },
  },
  {
    what: 'Bitnami moved its versioned images out of docker.io/bitnami, so that nodes can no longer pull them there, and updates them no more',
    date: '2025-08-28',
    source: 'https://github.com/bitnami/containers/issues/83267',
    instead: "Use the project's own image, or one that you build or pay for",
    images: /^docker\.io\/bitnami\/(?!minideb\b)[^:@]+:(?!latest\b)/,
  },
  {
    what: 'Bitnami keeps its old images in docker.io/bitnamilegacy without updates, for the time of a move only',
    date: '2025-08-28',
    source: 'https://github.com/bitnami/containers/issues/83267',
    instead: "Use the project's own image, or one that you build or pay for",
    images: /^docker\.io\/bitnamilegacy\//,
  },
  {
    what: 'OAuth2 Proxy left Pusher, and new versions are published under its own name only',
    date: '2020-03-29',
    source: 'https://github.com/oauth2-proxy/oauth2-proxy#readme',
    instead: 'Take the image from quay.io/oauth2-proxy/oauth2-proxy',
    images: /^(quay\.io|docker\.io)\/pusher\/oauth2_proxy[:@]/,
  },
  {
    what: 'Promtail is at its end of life and gets no security fixes',
    date: '2026-03-02',
    source: 'https://grafana.com/docs/loki/latest/send-data/promtail/',
    instead: 'Move to Grafana Alloy or another collector',
    isProduct: true,
    images: /^docker\.io\/grafana\/promtail[:@]/,
    charts: { repository: /grafana/, name: /^promtail$/ },
  },
  {
    what: 'Grafana Agent is at its end of life and gets no security fixes',
    date: '2025-11-01',
    source: 'https://grafana.com/docs/agent/latest/',
    instead: 'Move to Grafana Alloy or another collector',
    isProduct: true,
    images: /^docker\.io\/grafana\/agent(-operator)?[:@]/,
    charts: {
      repository: /grafana/,
      name: /^(grafana-agent(-operator)?|agent-operator)$/,
    },
  },
  {
    what: 'Kubernetes Dashboard is archived and no longer maintained',
    date: '2026-01',
    source: 'https://github.com/kubernetes/website/issues/54042',
    instead: 'Move to Headlamp',
    isProduct: true,
    images: /^docker\.io\/kubernetesui\/dashboard\b/,
    charts: { repository: /\/\/kubernetes\.github\.io\/dashboard\b/ },
  },
  {
    what: 'Keptn is archived by the CNCF',
    date: '2025-09-03',
    source: 'https://github.com/cncf/toc/issues/1584',
    instead: 'Move its gates to Argo Rollouts or Flagger analyses',
    isProduct: true,
    images: /^(ghcr\.io|docker\.io)\/keptn\//,
    charts: { repository: /\/\/charts\.(lifecycle\.)?keptn\.sh\b/ },
  },
  {
    what: 'the images under gcr.io/kubebuilder were taken down',
    date: '2025-03-18',
    source: 'https://github.com/kubernetes-sigs/kubebuilder/discussions/3907',
    instead:
      'Use quay.io/brancz/kube-rbac-proxy, or let the controller protect its metrics itself',
    images: /^gcr\.io\/kubebuilder\//,
  },
  {
    what: 'Helm 2 and its Tiller get no fixes, and Tiller lets everybody who reaches it do what it may',
    date: '2020-11-13',
    source: 'https://helm.sh/blog/helm-v2-deprecation-timeline/',
    instead: 'Remove Tiller and use Helm 3 or later',
    images: /\/tiller(-[\w.-]+)?[:@]/,
  },
  {
    what: 'the registry k8s.gcr.io is frozen',
    date: '2023-04-03',
    source:
      'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
    instead: 'Take the image from registry.k8s.io',
    images: /^k8s\.gcr\.io\//,
  },
  {
    what: 'Elastic handed over its charts of Elastic Stack 8.5.1 and maintains only those of its operator',
    date: '2022-11-16',
    source: 'https://github.com/elastic/helm-charts/issues/1731',
    instead: 'Move to the charts of Elastic Cloud on Kubernetes',
    charts: {
      repository: /\/\/helm\.elastic\.co\b/,
      name: /^(apm-server|elasticsearch|filebeat|kibana|logstash|metricbeat)$/,
    },
  },
  {
    what: 'the chart repositories stable and incubator are archived',
    date: '2020-11-13',
    source: 'https://helm.sh/blog/charts-repo-deprecation/',
    instead: "Take the chart from its project's own repository",
    charts: {
      repository:
        /\/\/(kubernetes-charts(-incubator)?\.storage\.googleapis\.com|charts\.helm\.sh\/(stable|incubator))\b/,
    },
  },
];

const DOCKER_HUB = /^((index|registry-1)\.)?docker\.io$/;

/** The event that ended the upstream of an image, if one is known. */
export function eventOfImage({
  registry = 'docker.io',
  repository,
  tag,
  digest,
}: ImageReference): UpstreamEvent | undefined {
  const host = DOCKER_HUB.test(registry) ? 'docker.io' : registry;
  const version = tag || !digest ? `:${tag ?? 'latest'}` : '';
  const name = `${host}/${repository}${version}${digest ? `@${digest}` : ''}`;
  return UPSTREAM_EVENTS.find(({ images }) => images?.test(name));
}

/** The event that ended the upstream of a chart, if one is known. */
export function eventOfChart(
  name: string,
  repository: string,
): UpstreamEvent | undefined {
  return UPSTREAM_EVENTS.find(
    ({ charts }) =>
      charts?.repository.test(repository) &&
      (!charts.name || charts.name.test(name)),
  );
}
