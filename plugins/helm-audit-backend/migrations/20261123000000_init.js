// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('audit_queue', table => {
    table.comment('One row for each entity that links a chart');
    table.string('entity_ref').primary().notNullable();
    table
      .string('input_hash', 64)
      .notNullable()
      .comment('Hash of the annotations that say what is audited');
    table
      .text('source_key')
      .comment('The folder or URL that the chart is read from');
    table.string('state', 16).notNullable();
    table.string('stage', 16).comment('Stage reached while running');
    table.string('reason', 16).notNullable().comment('Why an audit is due');
    table.integer('priority').notNullable().comment('Higher goes first');
    table
      .boolean('forced')
      .notNullable()
      .comment('Audit even if nothing changed');
    table
      .timestamp('next_run_at')
      .notNullable()
      .comment('When the row is due; while claimed, when the lease ends');
    table
      .string('ticket', 36)
      .notNullable()
      .comment('Renewed at each claim and request: guards every write');
    table
      .integer('attempts')
      .notNullable()
      .comment('Claims since the last audit that ended well');
    table.string('error_code');
    table.text('error_message');
    table.text('error_fix');
    table.text('source_etag');
    table.string('content_hash', 64).comment('Hash of the files last audited');
    table
      .string('context_hash', 64)
      .comment('Hash of engine, profile and catalog data last audited with');
    table
      .timestamp('stale_at')
      .comment('When the report expires though nothing changed');
    table
      .timestamp('missing_since')
      .comment('When the entity or its link was first found gone');
    table.index(['next_run_at'], 'audit_queue_next_run_at_idx');
  });

  await knex.schema.createTable('reports', table => {
    table.comment('The last completed report of each entity');
    table.string('entity_ref').primary().notNullable();
    table.text('report').notNullable().comment('The report as JSON');
    table.string('digest').notNullable();
    table.string('profile_hash').notNullable();
    table.double('score');
    table.string('grade', 1);
    table.double('coverage').notNullable();
    table.boolean('incomplete').notNullable();
    table.integer('blockers').notNullable();
    table.text('chart_name').notNullable();
    table.text('chart_version').notNullable();
    table.timestamp('audited_at').notNullable();
  });

  await knex.schema.createTable('findings', table => {
    table.comment('Findings of the last completed report of each entity');
    table.increments('id');
    table.string('entity_ref').notNullable();
    table.string('rule_id').notNullable();
    table.string('dimension', 32).notNullable();
    table.string('severity', 16).notNullable();
    table.string('outcome', 16).notNullable().comment('fail or waived');
    table.string('fingerprint').notNullable();
    table.text('message').notNullable();
    table.index(['entity_ref'], 'findings_entity_ref_idx');
    table.index(['rule_id'], 'findings_rule_id_idx');
  });

  await knex.schema.createTable('score_history', table => {
    table.comment('Scores over time');
    table.increments('id');
    table.string('entity_ref').notNullable();
    table.timestamp('audited_at').notNullable();
    table.string('digest').notNullable();
    table.string('profile_hash').notNullable();
    table.double('score');
    table.string('grade', 1);
    table.double('coverage').notNullable();
    table.text('chart_version').notNullable();
    table.integer('critical').notNullable();
    table.integer('high').notNullable();
    table.integer('medium').notNullable();
    table.integer('low').notNullable();
    table.index(['entity_ref', 'audited_at'], 'score_history_entity_idx');
    table.index(['audited_at'], 'score_history_audited_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('score_history');
  await knex.schema.dropTable('findings');
  await knex.schema.dropTable('reports');
  await knex.schema.dropTable('audit_queue');
};
