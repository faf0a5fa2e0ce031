/** Software that many charts run, and by which names others know it. */
export interface Product {
  /** Matches images without tag, such as `docker.io/library/redis`. */
  images: RegExp;
  /** Name for people. */
  name: string;
  /** Upstream project. */
  project: string;
  /** Name at endoflife.date. */
  endOfLife?: string;
  /** Name in the Bitnami ecosystem of OSV, which describes software as it is released. */
  osv?: string;
}

/** An image by one of the usual publishers of that software. */
function images(...names: string[]): RegExp {
  return new RegExp(`^(${names.join('|').replace(/\./g, '\\.')})$`);
}

/** The official image and those of Bitnami, which carry the same versions. */
function official(name: string, ...others: string[]): RegExp {
  return images(
    `docker.io/library/${name}`,
    `docker.io/bitnami/${name}`,
    `docker.io/bitnamilegacy/${name}`,
    ...others,
  );
}

/**
 * Kept by hand. An image's own name is never sent to anybody: only names from this table are.
 * Names checked against endoflife.date and the Bitnami vulnerability database, November 2026.
 */
export const PRODUCTS: readonly Product[] = [
  {
    name: 'Redis',
    images: official('redis', 'docker.io/redis/redis-stack-server'),
    project: 'github.com/redis/redis',
    endOfLife: 'redis',
    osv: 'redis',
  },
  {
    name: 'Valkey',
    images: official('valkey', 'docker.io/valkey/valkey'),
    project: 'github.com/valkey-io/valkey',
    endOfLife: 'valkey',
    osv: 'valkey',
  },
  {
    name: 'Memcached',
    images: official('memcached'),
    project: 'github.com/memcached/memcached',
    endOfLife: 'memcached',
    osv: 'memcached',
  },
  {
    name: 'PostgreSQL',
    images: images(
      'docker.io/library/postgres',
      'docker.io/bitnami/postgresql',
      'docker.io/bitnamilegacy/postgresql',
    ),
    project: 'github.com/postgres/postgres',
    endOfLife: 'postgresql',
    osv: 'postgresql',
  },
  {
    name: 'MySQL',
    images: official('mysql'),
    project: 'github.com/mysql/mysql-server',
    endOfLife: 'mysql',
  },
  {
    name: 'MariaDB',
    images: official('mariadb'),
    project: 'github.com/MariaDB/server',
    endOfLife: 'mariadb',
    osv: 'mariadb',
  },
  {
    name: 'MongoDB',
    images: images(
      'docker.io/library/mongo',
      'docker.io/bitnami/mongodb',
      'docker.io/bitnamilegacy/mongodb',
    ),
    project: 'github.com/mongodb/mongo',
    endOfLife: 'mongodb',
    osv: 'mongodb',
  },
  {
    name: 'Apache Cassandra',
    images: official('cassandra'),
    project: 'github.com/apache/cassandra',
    endOfLife: 'apache-cassandra',
    osv: 'cassandra',
  },
  {
    name: 'Apache CouchDB',
    images: official('couchdb'),
    project: 'github.com/apache/couchdb',
    endOfLife: 'apache-couchdb',
    osv: 'couchdb',
  },
  {
    name: 'Apache Kafka',
    images: images(
      'docker.io/apache/kafka',
      'docker.io/bitnami/kafka',
      'docker.io/bitnamilegacy/kafka',
    ),
    project: 'github.com/apache/kafka',
    endOfLife: 'apache-kafka',
    osv: 'kafka',
  },
  {
    name: 'Apache ZooKeeper',
    images: official('zookeeper'),
    project: 'github.com/apache/zookeeper',
    endOfLife: 'zookeeper',
    osv: 'zookeeper',
  },
  {
    name: 'RabbitMQ',
    images: official('rabbitmq'),
    project: 'github.com/rabbitmq/rabbitmq-server',
    endOfLife: 'rabbitmq',
    osv: 'rabbitmq',
  },
  {
    name: 'nginx',
    images: official(
      'nginx',
      'docker.io/nginxinc/nginx-unprivileged',
      'public.ecr.aws/nginx/nginx',
    ),
    project: 'github.com/nginx/nginx',
    endOfLife: 'nginx',
    osv: 'nginx',
  },
  {
    name: 'Apache HTTP Server',
    images: images('docker.io/library/httpd', 'docker.io/bitnami/apache'),
    project: 'github.com/apache/httpd',
    endOfLife: 'apache-http-server',
    osv: 'apache',
  },
  {
    name: 'HAProxy',
    images: official('haproxy', 'docker.io/haproxytech/haproxy-alpine'),
    project: 'github.com/haproxy/haproxy',
    endOfLife: 'haproxy',
    osv: 'haproxy',
  },
  {
    name: 'Traefik',
    images: images('docker.io/library/traefik', 'docker.io/traefik/traefik'),
    project: 'github.com/traefik/traefik',
    endOfLife: 'traefik',
  },
  {
    name: 'Envoy',
    images: images('docker.io/envoyproxy/envoy', 'docker.io/bitnami/envoy'),
    project: 'github.com/envoyproxy/envoy',
    endOfLife: 'envoy',
    osv: 'envoy',
  },
  {
    name: 'Elasticsearch',
    images: official(
      'elasticsearch',
      'docker.elastic.co/elasticsearch/elasticsearch',
    ),
    project: 'github.com/elastic/elasticsearch',
    endOfLife: 'elasticsearch',
    osv: 'elasticsearch',
  },
  {
    name: 'Kibana',
    images: official('kibana', 'docker.elastic.co/kibana/kibana'),
    project: 'github.com/elastic/kibana',
    endOfLife: 'kibana',
    osv: 'kibana',
  },
  {
    name: 'Logstash',
    images: official('logstash', 'docker.elastic.co/logstash/logstash'),
    project: 'github.com/elastic/logstash',
    endOfLife: 'logstash',
    osv: 'logstash',
  },
  {
    name: 'OpenSearch',
    images: images('docker.io/opensearchproject/opensearch'),
    project: 'github.com/opensearch-project/OpenSearch',
    endOfLife: 'opensearch',
  },
  {
    name: 'Apache Solr',
    images: official('solr'),
    project: 'github.com/apache/solr',
    endOfLife: 'solr',
    osv: 'solr',
  },
  {
    name: 'ClickHouse',
    images: images(
      'docker.io/clickhouse/clickhouse-server',
      'docker.io/bitnami/clickhouse',
    ),
    project: 'github.com/ClickHouse/ClickHouse',
    endOfLife: 'clickhouse',
    osv: 'clickhouse',
  },
  {
    name: 'InfluxDB',
    images: official('influxdb'),
    project: 'github.com/influxdata/influxdb',
    endOfLife: 'influxdb',
    osv: 'influxdb',
  },
  {
    name: 'Neo4j',
    images: official('neo4j'),
    project: 'github.com/neo4j/neo4j',
    endOfLife: 'neo4j',
    osv: 'neo4j',
  },
  {
    name: 'etcd',
    images: images(
      'quay.io/coreos/etcd',
      'registry.k8s.io/etcd',
      'gcr.io/etcd-development/etcd',
      'docker.io/bitnami/etcd',
    ),
    project: 'github.com/etcd-io/etcd',
    endOfLife: 'etcd',
    osv: 'etcd',
  },
  {
    name: 'Grafana',
    images: images(
      'docker.io/grafana/grafana',
      'docker.io/grafana/grafana-oss',
      'docker.io/bitnami/grafana',
    ),
    project: 'github.com/grafana/grafana',
    endOfLife: 'grafana',
    osv: 'grafana',
  },
  {
    name: 'Grafana Loki',
    images: images('docker.io/grafana/loki'),
    project: 'github.com/grafana/loki',
    endOfLife: 'grafana-loki',
  },
  {
    name: 'Prometheus',
    images: images(
      'quay.io/prometheus/prometheus',
      'docker.io/prom/prometheus',
    ),
    project: 'github.com/prometheus/prometheus',
    endOfLife: 'prometheus',
  },
  {
    name: 'Alertmanager',
    images: images(
      'quay.io/prometheus/alertmanager',
      'docker.io/prom/alertmanager',
    ),
    project: 'github.com/prometheus/alertmanager',
    osv: 'alertmanager',
  },
  {
    name: 'Prometheus Node Exporter',
    images: images(
      'quay.io/prometheus/node-exporter',
      'docker.io/prom/node-exporter',
    ),
    project: 'github.com/prometheus/node_exporter',
  },
  {
    name: 'kube-state-metrics',
    images: images('registry.k8s.io/kube-state-metrics/kube-state-metrics'),
    project: 'github.com/kubernetes/kube-state-metrics',
  },
  {
    name: 'Fluent Bit',
    images: images(
      'docker.io/fluent/fluent-bit',
      'cr.fluentbit.io/fluent/fluent-bit',
    ),
    project: 'github.com/fluent/fluent-bit',
    endOfLife: 'fluent-bit',
    osv: 'fluent-bit',
  },
  {
    name: 'Telegraf',
    images: images('docker.io/library/telegraf'),
    project: 'github.com/influxdata/telegraf',
    endOfLife: 'telegraf',
  },
  {
    name: 'Jaeger',
    images: images(
      'docker.io/jaegertracing/all-in-one',
      'docker.io/jaegertracing/jaeger',
    ),
    project: 'github.com/jaegertracing/jaeger',
    endOfLife: 'jaeger',
    osv: 'jaeger',
  },
  {
    name: 'Keycloak',
    images: images('quay.io/keycloak/keycloak'),
    project: 'github.com/keycloak/keycloak',
    endOfLife: 'keycloak',
  },
  {
    name: 'HashiCorp Vault',
    images: images('docker.io/hashicorp/vault', 'docker.io/bitnami/vault'),
    project: 'github.com/hashicorp/vault',
    endOfLife: 'hashicorp-vault',
    osv: 'vault',
  },
  {
    name: 'HashiCorp Consul',
    images: images('docker.io/hashicorp/consul', 'docker.io/bitnami/consul'),
    project: 'github.com/hashicorp/consul',
    endOfLife: 'consul',
    osv: 'consul',
  },
  {
    name: 'OpenBao',
    images: images('quay.io/openbao/openbao', 'ghcr.io/openbao/openbao'),
    project: 'github.com/openbao/openbao',
    endOfLife: 'openbao',
    osv: 'openbao',
  },
  {
    name: 'Argo CD',
    images: images('quay.io/argoproj/argocd'),
    project: 'github.com/argoproj/argo-cd',
    endOfLife: 'argo-cd',
    osv: 'argo-cd',
  },
  {
    name: 'cert-manager',
    images: images(
      'quay.io/jetstack/cert-manager-controller',
      'quay.io/jetstack/cert-manager-webhook',
      'quay.io/jetstack/cert-manager-cainjector',
    ),
    project: 'github.com/cert-manager/cert-manager',
    endOfLife: 'cert-manager',
    osv: 'cert-manager',
  },
  {
    name: 'Harbor',
    images: /^docker\.io\/goharbor\/[\w-]+$/,
    project: 'github.com/goharbor/harbor',
    endOfLife: 'harbor',
    osv: 'harbor',
  },
  {
    name: 'Jenkins',
    images: images('docker.io/jenkins/jenkins', 'docker.io/bitnami/jenkins'),
    project: 'github.com/jenkinsci/jenkins',
    endOfLife: 'jenkins',
    osv: 'jenkins',
  },
  {
    name: 'Nextcloud',
    images: images('docker.io/library/nextcloud'),
    project: 'github.com/nextcloud/server',
    endOfLife: 'nextcloud',
    osv: 'nextcloud',
  },
  {
    name: 'WordPress',
    images: official('wordpress'),
    project: 'github.com/WordPress/WordPress',
    endOfLife: 'wordpress',
    osv: 'wordpress',
  },
  {
    name: 'Apache Tomcat',
    images: official('tomcat'),
    project: 'github.com/apache/tomcat',
    endOfLife: 'tomcat',
    osv: 'tomcat',
  },
  {
    name: 'MinIO',
    images: images('docker.io/minio/minio', 'quay.io/minio/minio'),
    project: 'github.com/minio/minio',
    osv: 'minio',
  },
  {
    name: 'NATS',
    images: official('nats'),
    project: 'github.com/nats-io/nats-server',
    osv: 'nats',
  },
  {
    name: 'OAuth2 Proxy',
    images: images('quay.io/oauth2-proxy/oauth2-proxy'),
    project: 'github.com/oauth2-proxy/oauth2-proxy',
    osv: 'oauth2-proxy',
  },
  {
    name: 'Node.js',
    images: images('docker.io/library/node'),
    project: 'github.com/nodejs/node',
    endOfLife: 'nodejs',
    osv: 'node',
  },
  {
    name: 'Python',
    images: images('docker.io/library/python'),
    project: 'github.com/python/cpython',
    endOfLife: 'python',
    osv: 'python',
  },
  {
    name: 'PHP',
    images: images('docker.io/library/php'),
    project: 'github.com/php/php-src',
    endOfLife: 'php',
    osv: 'php',
  },
  {
    name: 'Alpine Linux',
    images: images('docker.io/library/alpine'),
    project: 'gitlab.alpinelinux.org/alpine/aports',
    endOfLife: 'alpine-linux',
  },
  {
    name: 'Debian',
    images: images('docker.io/library/debian'),
    project: 'salsa.debian.org/debian',
    endOfLife: 'debian',
  },
  {
    name: 'Ubuntu',
    images: images('docker.io/library/ubuntu'),
    project: 'launchpad.net/ubuntu',
    endOfLife: 'ubuntu',
  },
  {
    name: 'BusyBox',
    images: images('docker.io/library/busybox'),
    project: 'git.busybox.net/busybox',
  },
  {
    name: 'Ingress NGINX',
    images: images('registry.k8s.io/ingress-nginx/controller'),
    project: 'github.com/kubernetes/ingress-nginx',
  },
];

/** The software that an image of that name holds, if it is a known one. */
export function productOf(image: string): Product | undefined {
  return PRODUCTS.find(product => product.images.test(image));
}
