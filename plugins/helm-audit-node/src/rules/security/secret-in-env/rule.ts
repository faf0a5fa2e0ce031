import { containerTitle } from '../../../facts/securityContext';
import {
  findSecretIn,
  isBlankKey,
  isBlankToFill,
  isLiteralSecret,
  isSecretReference,
  isSecretVariable,
  isWellKnownPassword,
  passwordInUrl,
} from '../../../facts/secretText';
import { mapsAt, stringAt } from '../../../json';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'secret-in-env',
    dimension: 'security',
    title: 'Secrets reach containers by reference',
    failureTitle: 'A secret is written into an environment variable',
    severity: 'medium',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      literal: {
        message:
          '{{container}} has the value of {{variable}} written out, so everyone who may read the workload reads the secret.',
        remediation:
          'Take {{variable}} from a Secret by `valueFrom.secretKeyRef`.',
      },
      url: {
        message:
          '{{container}} has a password written into the URL of {{variable}}, so everyone who may read the workload reads it.',
        remediation:
          'Take {{variable}}, or its password, from a Secret by `valueFrom.secretKeyRef`.',
      },
      format: {
        message:
          '{{container}} has {{what}} written into {{variable}}, so everyone who may read the workload reads it.',
        remediation:
          'Take {{variable}} from a Secret by `valueFrom.secretKeyRef`.',
      },
      blank: {
        message:
          '{{container}} has a blank for the value of {{variable}}, so whoever fills it in writes a secret into the workload.',
        remediation:
          'Take {{variable}} from a Secret by `valueFrom.secretKeyRef`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['failover-security', 'operational-burden'],
    controls: ['CIS 5.4.1', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/secret/',
      'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    ],
    since: '0.1.0',
  },
  appliesTo: container => candidates(container).length > 0,
  check(container, { report }) {
    for (const { variable, value, index } of candidates(container)) {
      const messageId = defectOf(variable, value);
      if (!messageId) continue;
      report({
        messageId,
        data: {
          container: containerTitle(container, container.workload),
          variable,
          what: findSecretIn(value)?.kind ?? '',
        },
        path: ['env', index, 'value'],
        ...(messageId === 'blank' && { severity: 'low' as const }),
      });
    }
  },
});

/** Variables that hold a secret, be it by reference or not. */
function candidates({ spec }: ContainerSubject) {
  return mapsAt(spec, 'env')
    .map(({ value, index }) => ({
      variable: stringAt(value, 'name') ?? '',
      value: stringAt(value, 'value') ?? '',
      index,
    }))
    .filter(
      ({ variable, value }) =>
        isSecretVariable(variable, value) ||
        passwordInUrl(value) !== undefined ||
        findSecretIn(value) !== undefined ||
        isBlankKey(value),
    );
}

function defectOf(variable: string, value: string) {
  if (findSecretIn(value)) return 'format';
  if (isBlankKey(value)) return 'blank';
  if (passwordInUrl(value)) return 'url';
  const isSecret = isSecretVariable(variable, value);
  if (!isSecret || isSecretReference(variable, value)) return undefined;
  if (isLiteralSecret(value) || isWellKnownPassword(value)) return 'literal';
  return isBlankToFill(value) ? 'blank' : undefined;
}
