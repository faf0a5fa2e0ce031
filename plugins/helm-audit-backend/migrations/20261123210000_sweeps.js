// @ts-check

/**
 * Keeps whether the last sweep over the catalog stored all that services are put together by:
 * only then is what isn't there known to be missing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('org_sweeps', table => {
    table.integer('id').primary();
    table.boolean('has_all_keys').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('org_sweeps');
};
