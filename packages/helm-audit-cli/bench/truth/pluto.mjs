import { apiCases } from './apiTables.mjs';
import { load, textOf } from './files.mjs';

/**
 * FairwindsOps/pluto: a table of old versions, of Kubernetes and of add-ons. Entries without a
 * version, and of a kind that no API has, are left out.
 */
export default {
  marker: 'versions.yaml',
  async read(checkout) {
    const table = load(await textOf(checkout, 'versions.yaml'));
    return apiCases(
      'pluto',
      table['deprecated-versions']
        .filter(({ version }) => version.includes('/v'))
        .filter(({ kind }) => kind !== 'FlowControl')
        .map(entry => ({
          apiVersion: entry.version,
          kind: entry.kind,
          replacement: entry['replacement-api'],
        })),
    );
  },
};
