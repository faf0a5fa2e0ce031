import { numberAt, stringAt, valueAt } from '../../../json';
import type { Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

/** How migrations of a database are called, by name or by the tools that run them. */
const MIGRATION =
  /migrat(e|ion|or)|flyway|liquibase|alembic|dbmate|golang-migrate|sqitch|(db|database|schema)[-_: ]?(update|upgrade|sync|apply|push)|prisma\s+db|rake\s+db:/i;

const RELEASE_HOOK = /^(pre|post)-(install|upgrade|rollback)$/;

function isMigration({ resource, containers }: Workload): boolean {
  return (
    MIGRATION.test(resource.name) ||
    containers.some(({ name, spec }) =>
      [name, stringAt(spec, 'image'), JSON.stringify([spec.command, spec.args])]
        .join(' ')
        .match(MIGRATION),
    )
  );
}

export default defineRule({
  meta: {
    id: 'unsafe-migration-hook',
    dimension: 'delivery',
    title: 'Migrations in hooks end and are retried on purpose',
    failureTitle: 'A migration in a hook has no limits of its own',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      limits: {
        message:
          'Hook {{name}} migrates a database without {{missing}}, so {{effect}}.',
        remediation:
          'Set {{missing}}, and keep every migration compatible with the version before.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['change-management', 'availability-impact'],
    controls: [],
    references: [
      'https://helm.sh/docs/topics/charts_hooks/',
      'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    workload.resource.kind === 'Job' &&
    workload.resource.hooks.some(hook => RELEASE_HOOK.test(hook)) &&
    isMigration(workload),
  check({ resource, podSpec }, { report }) {
    const { body, name } = resource;
    const hasDeadline =
      numberAt(body, 'spec', 'activeDeadlineSeconds') !== undefined ||
      numberAt(podSpec, 'activeDeadlineSeconds') !== undefined;
    const hasLimit = valueAt(body, 'spec', 'backoffLimit') !== undefined;
    const missing = [
      ...(hasLimit ? [] : ['backoffLimit']),
      ...(hasDeadline ? [] : ['activeDeadlineSeconds']),
    ];
    if (missing.length === 0) return;
    const effects = [
      !hasLimit && 'one that fails is repeated as often as nobody chose',
      !hasDeadline && 'one that hangs holds up the release',
    ];
    report({
      messageId: 'limits',
      data: {
        name,
        missing: missing.map(field => `\`${field}\``).join(' and '),
        effect: effects.filter(Boolean).join(', and '),
      },
      path: ['spec', missing[0]],
    });
  },
});
