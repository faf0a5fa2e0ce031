import {
  resolveReference,
  whereElseItMayBe,
} from '../../../facts/externalReferences';
import { findNearName } from '../../../facts/nearName';
import { PodReference, podReferences } from '../../../facts/podReferences';
import { RELEASE_NAME } from '../../../release';
import type { AuditContext, Resource } from '../../../stages/gather/types';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-config-reference',
    dimension: 'chart-quality',
    title: 'Everything that pods need to start is there',
    failureTitle: 'Pods wait for an object that is never made',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['context', 'resources', 'workloads'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} needs {{object}}, which bears the name of the release but is not part of it, so its pods never start.',
        remediation:
          'Render {{object}} whenever {{name}} is rendered, correct the name, or mark it optional.',
      },
      misspelt: {
        message:
          '{{kind}} {{name}} needs {{object}}, which is not part of the release; {{near}} is, and nothing uses that, so the name seems to be misspelt and its pods never start.',
        remediation: 'Name {{near}}, or give it the name that is wanted.',
      },
      key: {
        message:
          '{{kind}} {{name}} reads the key {{key}} of {{object}}, which does not have it, so its containers never start.',
        remediation: 'Add {{key}} to {{object}}, or mark it optional.',
      },
      account: {
        message:
          '{{kind}} {{name}} runs as {{object}}, which is not in these manifests; Kubernetes makes no pods for it unless the account exists already.',
        remediation:
          'Add {{object}} to the manifests, or correct `serviceAccountName`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    podReferences(workload).some(({ isOptional }) => !isOptional),
  check(workload, { facts, report, undetermined }) {
    const { kind, name, namespace } = workload.resource;
    const { resources } = facts;
    const seen = new Set<string>();
    for (const reference of podReferences(workload)) {
      const { isOptional, key, path } = reference;
      const object = `${reference.kind} ${reference.name}`;
      if (isOptional || seen.has(`${object} ${key}`)) continue;
      seen.add(`${object} ${key}`);
      const wanted = { ...reference, namespace };
      const found = resolveReference(wanted, resources);
      if (found) {
        if (!lacksKey(found, key)) continue;
        const data = { kind, name, object, key: key ?? '' };
        report({ messageId: 'key', data, path });
        continue;
      }
      if (isClaimOfItsOwn(reference, workload.resource)) continue;
      const doubt = whereElseItMayBe(wanted, facts);
      const data = { kind, name, object };
      const near = findNearName(wanted, resources, facts.workloads);
      if (near) {
        const meant = { ...data, near: `${near.kind} ${near.name}` };
        report({ messageId: 'misspelt', data: meant, path });
      } else if (doubt) undetermined(doubt);
      else if (isPlainAccount(reference, facts.context)) {
        report({ messageId: 'account', data, path, severity: 'low' });
      } else report({ messageId: 'missing', data, path });
    }
  },
});

/** Whether an object surely lacks a key; one without any data is filled by someone else. */
function lacksKey({ body }: Resource, key: string | undefined): boolean {
  if (key === undefined) return false;
  const fields = ['data', 'stringData', 'binaryData'];
  const keys = fields.flatMap(field => Object.keys(valueAt(body, field) ?? {}));
  return keys.length > 0 && !keys.includes(key);
}

/** An account of plain manifests; unlike in a chart, nothing ties its name to them. */
function isPlainAccount(
  { kind, name }: PodReference,
  { isChart }: AuditContext,
): boolean {
  return kind === 'ServiceAccount' && !isChart && !name.includes(RELEASE_NAME);
}

/** A StatefulSet makes the claims of its templates, `<template>-<name>-<ordinal>`. */
function isClaimOfItsOwn({ kind, name }: PodReference, owner: Resource) {
  return kind === 'PersistentVolumeClaim' && name.includes(`-${owner.name}-`);
}
