import path from 'node:path';
import { clusterlintChecks, rulesFor } from '../truthMapLibraries.mjs';
import { textOf } from './files.mjs';
import { fieldOf, stringsIn, tableAfter } from './goTables.mjs';

/**
 * digitalocean/clusterlint: each test has a table of objects, made by a few functions, with
 * what is found in them. Left out are tables without objects and static pods, which only their
 * node tells.
 */
export default {
  marker: 'checks/basic/bare_pods_test.go',
  async read(checkout) {
    const found = [];
    for (const [check, mapping] of Object.entries(clusterlintChecks)) {
      const source = await textOf(checkout, 'checks', `${check}_test.go`);
      const tool = `clusterlint/${path.basename(check)}`;
      const { test = '' } = mapping;
      const tested = source.slice(source.indexOf(test));
      for (const entry of tableAfter(tested, '\t}{\n')) {
        const fails = !/expected:\s*nil/.test(entry);
        const rules = rulesFor(mapping, fails);
        const made = entry.match(/objs:([^]*?),\s*expected:/)?.[1] ?? '';
        const objects = objectsOf(made.trim());
        if (rules.length === 0 || objects.length === 0) continue;
        const name = `${tool} (${fieldOf(entry, 'name')})`;
        const text = objects
          .map(object => JSON.stringify(object))
          .join('\n---\n');
        if (found.some(other => other.text === text && other.fails === fails))
          continue;
        found.push({ name, text, rules, fails });
      }
    }
    return found;
  },
};

/** What the functions of the tests make, by the text of a call. */
function objectsOf(made) {
  const [, maker, given] = made.match(/^(\w+)\(([^]*)\)$/) ?? [];
  if (!maker || /NodeName/.test(maker)) return [];
  if (maker === 'initRefs') {
    return objectsOf(given).map(pod => owned(pod));
  }
  if (maker === 'initMultiplePods') return [podOf({}), podOf({}, 'pod-2')];
  if (maker === 'policy') return [cronJobOf(given)];
  if (maker === 'volume') return [podOf({ volumes: [volumeOf(given)] })];
  if (maker === 'invalidPod') {
    return [podOf({ nodeSelector: { 'kubernetes.io/hostname': 'foo' } })];
  }
  if (maker === 'initPod') return [podOf({})];
  if (maker === 'resources') {
    const resources = { limits: { cpu: 500 }, requests: { cpu: 1000 } };
    const all = [{ name: 'bar', image: 'alpine', resources }];
    return [podOf({ containers: all, initContainers: all })];
  }
  return [containerPodOf(maker, given)].filter(Boolean);
}

/** A pod with one container, or init container, by what the function is called. */
function containerPodOf(maker, given) {
  const [, init, what] = maker.match(/^(init)?[cC]ontainer(\w*)$/) ?? [];
  if (what === undefined) return undefined;
  const list = init ? 'initContainers' : 'containers';
  const withContainer = (container, spec = {}) =>
    podOf({ ...spec, [list]: [{ name: 'bar', ...container }] });
  if (what === '') return withContainer({ image: stringsIn(given)[0] });
  if (what === 'Privileged')
    return withContainer({ securityContext: { privileged: given === 'true' } });
  if (what === 'PrivilegedNil') return withContainer({ securityContext: {} });
  if (what === 'SecurityContextNil') return withContainer({});
  if (what !== 'NonRoot') return undefined;
  const [ofPod, own] = given.split(', ').map(contextOf);
  return withContainer({ securityContext: own }, { securityContext: ofPod });
}

function contextOf(pointer) {
  return pointer === 'nil' ? {} : { runAsNonRoot: pointer === '&trueVar' };
}

function volumeOf(source) {
  const [at] = stringsIn(source);
  return source.includes('HostPath')
    ? { name: 'bar', hostPath: { path: at } }
    : { name: 'bar', gitRepo: { repository: at } };
}

/** Names as the API takes them: theirs have underscores. */
function podOf(spec, name = 'pod-foo') {
  const metadata = { name, namespace: 'k8s' };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
}

function owned(pod) {
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'app' };
  return { ...pod, metadata: { ...pod.metadata, ownerReferences: [owner] } };
}

function cronJobOf(policy) {
  const concurrencyPolicy = policy.match(/batchv1\.(\w+)Concurrent/)[1];
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'cronjob-foo' },
    spec: { concurrencyPolicy },
  };
}
