// @ts-check

const DIMENSIONS = [
  'structure',
  'chart_quality',
  'reliability',
  'blast_radius',
  'security',
  'observability',
  'capacity',
  'testing',
  'chaos',
  'delivery',
  'supply_chain',
  'stewardship',
];
const RUNGS = [
  'named',
  'real',
  'reachable',
  'on_call',
  'enforced',
  'consistent',
  'operable',
];
const GAPS = [
  'orphan',
  'individual',
  'unreachable',
  'no_on_call',
  'contradiction',
  'not_enforced',
  'not_operable',
];
const SIGNALS = ['latency', 'traffic', 'errors', 'saturation'];

/**
 * Tables that answer questions about many services at once. They hold nothing of their own:
 * all of it is taken from the catalog, from `reports` and from `score_history`, and made again
 * from there when it is missing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('What the catalog says of each service, linked or not');
    table.increments('id');
    table.string('entity_ref').notNullable().unique();
    table.text('title').notNullable();
    table.text('sort_name').notNullable().comment('The title, to order by');
    table.string('owner_ref').comment('The group or user that owns it');
    table.string('group_ref').comment('The owner, if that is a group');
    table.string('system_ref');
    table.integer('tier').notNullable().comment('As the entity says, or 2');
    table.string('lifecycle');
    table.boolean('linked').notNullable().comment('Whether it links a chart');
    table
      .string('hash', 64)
      .notNullable()
      .comment('Hash of what was taken from the catalog');
    table
      .timestamp('missing_since')
      .comment('When the entity was first found gone');
    table.index(['group_ref'], 'services_group_ref_idx');
    table.index(['system_ref'], 'services_system_ref_idx');
    table.index(['sort_name', 'id'], 'services_sort_name_idx');
  });

  await knex.schema.createTable('service_tags', table => {
    table.comment('Tags of the services');
    table.integer('service_id').notNullable();
    table.string('tag').notNullable();
    table.primary(['tag', 'service_id']);
    table.index(['service_id'], 'service_tags_service_idx');
  });

  await knex.schema.createTable('org_keys', table => {
    table.comment('Groups, systems and domains, and what each is below');
    table.string('ref').primary().notNullable();
    table.string('kind', 16).notNullable();
    table.text('title').notNullable();
    table
      .string('parent_ref')
      .comment('Group above a group, domain of a system or above a domain');
  });

  await knex.schema.createTable('service_figures', table => {
    table.comment('Figures of the last completed report of each service');
    table.integer('service_id').primary().notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Which figures these are; older ones are taken again');
    table.integer('tier').notNullable().comment('That the audit went by');
    table.double('score');
    table.string('grade', 1);
    table.double('coverage').notNullable();
    table.boolean('incomplete').notNullable();
    table.integer('blockers').notNullable();
    ['critical', 'high', 'medium', 'low'].forEach(severity =>
      table.integer(severity).notNullable(),
    );
    DIMENSIONS.forEach(dimension => table.double(`score_${dimension}`));
    table.integer('ownership_level').notNullable();
    table.boolean('ownership_at_least').notNullable();
    table.string('first_gap', 16).comment('The first rung that is not met');
    RUNGS.forEach(rung => table.string(`rung_${rung}`, 16).notNullable());
    GAPS.forEach(gap => table.boolean(`gap_${gap}`).notNullable());
    table.integer('contradictions').notNullable();
    table
      .boolean('serves')
      .notNullable()
      .comment('Whether a workload takes requests, as far as was seen');
    SIGNALS.forEach(signal => table.string(`slo_${signal}`, 16));
    table.integer('dep_charts').notNullable();
    table.integer('dep_images').notNullable();
    table.integer('dep_trouble').notNullable();
    table.integer('dep_unknown').notNullable();
    table.integer('dep_retired').notNullable();
    table.integer('dep_vulnerable').comment('Absent where nobody was asked');
    table.timestamp('audited_at').notNullable();
    table
      .integer('history_id')
      .comment('The last point of score_history that score_changes knows');
    table.index(['score', 'service_id'], 'service_figures_score_idx');
    table.index(['version'], 'service_figures_version_idx');
  });

  await knex.schema.createTable('service_ownership', table => {
    table.comment('What a list of ownership gaps shows of each service');
    table.integer('service_id').primary().notNullable();
    table
      .text('details')
      .notNullable()
      .comment('Sentence, contradictions and suggested owner as JSON');
  });

  await knex.schema.createTable('org_rules', table => {
    table.comment('Rules that services fail');
    table.increments('id');
    table.string('rule_id').notNullable().unique();
    table.text('title').notNullable();
    table.string('dimension', 32).notNullable();
  });

  await knex.schema.createTable('report_gaps', table => {
    table.comment('Rules that the last completed report of a service fails');
    table.integer('service_id').notNullable();
    table.integer('rule_key').notNullable().comment('Id in org_rules');
    table.integer('severity').notNullable().comment('0 is critical, 3 is low');
    table
      .integer('lift')
      .notNullable()
      .comment('Rise of the score when it is mended, in hundredths');
    table.primary(['service_id', 'rule_key']);
    table.index(
      ['rule_key', 'service_id', 'severity', 'lift'],
      'report_gaps_rule_idx',
    );
  });

  await knex.schema.createTable('usages', table => {
    table.comment('Images, charts, licences and ended upstreams in use');
    table.integer('service_id').notNullable();
    table.string('kind', 16).notNullable();
    table.text('name').notNullable();
    table.text('version').notNullable().comment('Empty where none is known');
    table.index(['service_id'], 'usages_service_idx');
    table.index(['kind', 'name', 'version', 'service_id'], 'usages_name_idx');
  });

  await knex.schema.createTable('score_changes', table => {
    table.comment('Days on which the score of a service changed');
    table.integer('service_id').notNullable();
    table.integer('day').notNullable().comment('Days since 1970-01-01 in UTC');
    table.double('before').comment('Score before that day; absent if none');
    table.double('change').notNullable().comment('By how much it rose');
    table
      .integer('scored')
      .notNullable()
      .comment('1 where there was no score before, -1 where none is left');
    table.primary(['service_id', 'day']);
    table.index(
      ['day', 'service_id', 'change', 'scored'],
      'score_changes_day_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('score_changes');
  await knex.schema.dropTable('usages');
  await knex.schema.dropTable('report_gaps');
  await knex.schema.dropTable('org_rules');
  await knex.schema.dropTable('service_ownership');
  await knex.schema.dropTable('service_figures');
  await knex.schema.dropTable('org_keys');
  await knex.schema.dropTable('service_tags');
  await knex.schema.dropTable('services');
};
