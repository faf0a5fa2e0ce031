import { containerTitle } from '../../../facts/securityContext';
import { findSecretIn } from '../../../facts/secretText';
import { defineRule } from '../../defineRule';
import { secretArguments } from './secretArguments';
import { defectOf, secretVariables } from './secretVariables';

export default defineRule({
  meta: {
    id: 'secret-in-env',
    dimension: 'security',
    title: 'Secrets reach containers by reference',
    failureTitle:
      'A secret is written into a variable or argument of a container',
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
      argument: {
        message:
          '{{container}} is started with {{flag}} written out, so everyone who may read the workload or list its processes reads the secret.',
        remediation:
          'Take it from a Secret into a variable, and pass `$(NAME)` instead.',
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
    controls: ['NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/secret/',
      'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    secretVariables(container.spec).length > 0 ||
    secretArguments(container.spec).length > 0,
  check(container, { report }) {
    for (const { flag, path, isLiteral } of secretArguments(container.spec)) {
      if (!isLiteral) continue;
      const title = containerTitle(container, container.workload);
      const data = { container: title, flag };
      report({ messageId: 'argument', data, path });
    }
    for (const { variable, value, index } of secretVariables(container.spec)) {
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
