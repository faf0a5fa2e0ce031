// @ts-check

/**
 * Lets it be unknown how many upstreams ended. The figures are taken from the stored reports
 * again in the background.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('service_figures', table => {
    table.setNullable('dep_retired');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('service_figures')
    .whereNull('dep_retired')
    .update({ dep_retired: 0 });
  await knex.schema.alterTable('service_figures', table => {
    table.dropNullable('dep_retired');
  });
};
