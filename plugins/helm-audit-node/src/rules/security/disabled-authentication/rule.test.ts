import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (container: string, rest = '') => ({
  manifests: `apiVersion: apps/v1
kind: Deployment
metadata: { name: store }
spec:
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec:
      containers:
        - name: app
          image: example.com/store:1.4.2
${container}
${rest}`,
});

const env = (name: string, value: string, isOpen = true, more = '') =>
  pod(`          env:
            - name: ${name}
              value: ${value}${isOpen ? ' # finding: open' : ''}
${more}`);

const PASSWORD = `            - name: MARIADB_ROOT_PASSWORD
              valueFrom: { secretKeyRef: { name: store, key: password } }`;

const redis = (container: string, rest = '', image = 'redis:7.2.4') => ({
  manifests: pod(
    `          ports: [{ name: redis, containerPort: 6379 }]
${container}`,
    rest,
  ).manifests.replace('example.com/store:1.4.2', image),
});

const mongo = (container: string) => ({
  manifests: redis(container, '', 'mongo:7.0').manifests.replace(
    '6379',
    '27017',
  ),
});

const OPEN = 'redis:7.2.4 # finding: silent';
const CONFIG = `      volumes: [{ name: config, configMap: { name: store } }]
`;
const configMap = (text: string) => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: store }
data: { redis.conf: "${text}" }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'Redis with a password in a flag',
      ...redis('          args: [--requirepass, $(REDIS)]'),
    },
    {
      name: 'Redis with a password that may come from a variable',
      ...redis(
        '          env: [{ name: AUTH, valueFrom: { secretKeyRef: { name: store, key: password } } }]',
      ),
    },
    {
      name: 'Redis with a list of users',
      ...redis('', CONFIG + configMap('aclfile /etc/redis/users.acl')),
    },
    {
      name: 'Redis with a configuration from outside the release',
      ...redis('', CONFIG),
    },
    {
      name: 'Redis started by a script that was not read',
      ...redis('          command: [/scripts/start.sh]'),
    },
    {
      name: 'a sentinel',
      ...redis('          command: [redis-sentinel, /etc/sentinel.conf]'),
    },
    {
      name: 'an image that may ask by itself',
      ...redis('', '', 'example.com/redis:7.2.4'),
    },
    {
      name: 'MongoDB with logins',
      ...mongo('          args: [--auth, --bind_ip_all]'),
    },
    { name: 'no settings', ...pod('') },
    { name: 'said no', ...env('ALLOW_EMPTY_PASSWORD', '"no"', false) },
    {
      name: 'allowed, and not used',
      ...env('ALLOW_EMPTY_PASSWORD', '"yes"', false, PASSWORD),
    },
    {
      name: 'Postgres with passwords',
      ...env('POSTGRES_HOST_AUTH_METHOD', 'scram-sha-256', false),
    },
    { name: 'security on', ...env('xpack.security.enabled', '"true"', false) },
    { name: 'another flag', ...pod('          args: [--noauth-file, --auth]') },
    {
      name: 'the mode in which clients log in',
      ...pod('          args: [server, --auth-mode=client]'),
    },
    {
      name: 'a flag that is off',
      ...pod('          args: [--disable-auth=false]'),
    },
    {
      name: 'a flag that means TLS without proof elsewhere',
      ...pod('          args: [start, --insecure]'),
    },
    {
      name: 'a client of CockroachDB',
      ...pod('          command: [cockroach, sql, --insecure]'),
    },
    {
      name: 'a server that its own pod alone reaches',
      ...pod('          args: [--auth, none, --bind-addr, 127.0.0.1:8080]'),
    },
    {
      name: 'a password that may come from a Secret as a whole',
      ...env(
        'ALLOW_EMPTY_PASSWORD',
        '"yes"',
        false,
        '          envFrom: [{ secretRef: { name: store } }]',
      ),
    },
    {
      name: 'an API server, whose authorisation decides',
      ...pod('          args: [--anonymous-auth=true]'),
    },
    {
      name: 'both modes spelled apart',
      ...pod('          args: [--auth-mode, client]'),
    },
  ],
  notApplicable: [
    {
      name: 'a job, which serves nobody',
      manifests: `apiVersion: batch/v1
kind: Job
metadata: { name: load }
spec:
  template:
    spec:
      containers:
        - name: load
          image: example.com/store:1.4.2
          env: [{ name: ALLOW_EMPTY_PASSWORD, value: "yes" }]
`,
    },
  ],
  fail: [
    { name: 'Redis by itself', ...redis('', '', OPEN) },
    {
      name: 'Redis with a configuration without a password',
      ...redis(
        '          command: [redis-server, /etc/redis/redis.conf]',
        CONFIG + configMap('maxmemory 100mb'),
        'docker.io/library/redis:7.2.4 # finding: silent',
      ),
    },
    {
      name: 'Valkey by itself',
      ...redis('', '', 'valkey/valkey:8.0 # finding: silent'),
    },
    {
      name: 'MongoDB by itself',
      manifests: mongo('').manifests.replace(
        'mongo:7.0',
        'mongo:7.0 # finding: silent',
      ),
    },
    { name: 'empty password', ...env('ALLOW_EMPTY_PASSWORD', '"yes"') },
    { name: 'anonymous login', ...env('ALLOW_ANONYMOUS_LOGIN', '"true"') },
    { name: 'any text counts', ...env('MYSQL_ALLOW_EMPTY_PASSWORD', '"no"') },
    { name: 'trust', ...env('POSTGRES_HOST_AUTH_METHOD', 'trust') },
    {
      name: 'anonymous, whatever password there is',
      ...env('ALLOW_ANONYMOUS_LOGIN', '"yes"', true, PASSWORD),
    },
    { name: 'Neo4j', ...env('NEO4J_AUTH', 'none') },
    {
      name: 'Elasticsearch',
      ...env('xpack.security.enabled', '"false"'),
    },
    {
      name: 'a flag in a script',
      ...pod(`          command:
            - sh
            - -c
            - exec mongod --noauth --bind_ip_all # finding: open`),
    },
    {
      name: 'a flag and its value apart',
      ...pod(`          args:
            - server
            - --auth-mode # finding: open
            - server`),
    },
    {
      name: 'CockroachDB without TLS and logins',
      ...pod(`          args:
            - shell
            - -ecx
            - exec /cockroach/cockroach start --logtostderr --insecure --http-port=8080 # finding: open`),
    },
    {
      name: 'CockroachDB by the entry point of its image',
      manifests: pod(`          args:
            - start-single-node
            - --insecure # finding: open`).manifests.replace(
        'example.com/store:1.4.2',
        'cockroachdb/cockroach:v24.1.0',
      ),
    },
    {
      name: 'a notebook without a token',
      ...pod(`          args:
            - --ServerApp.token='' # finding: open`),
    },
  ],
});
