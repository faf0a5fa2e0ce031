/** Which of our rules say that a version of an API is old. */
export const OLD_API = ['removed-api-version', 'deprecated-api-version'];

/**
 * Cases of a table that says which versions of which kinds are old and what to use instead:
 * each old one must be found, what replaces it must not, unless the table calls that old too.
 */
export function apiCases(tool, table) {
  const key = (apiVersion, kind) => `${apiVersion} ${kind}`;
  const old = new Set(
    table.map(({ apiVersion, kind }) => key(apiVersion, kind)),
  );
  const now = new Set(
    table
      .filter(({ replacement }) => /^[\w.-]+\/v\d\w*$/.test(replacement ?? ''))
      .map(({ replacement, kind }) => key(replacement, kind))
      .filter(name => !old.has(name)),
  );
  const toCase = fails => name => {
    const [apiVersion, kind] = name.split(' ');
    return {
      name: `${tool}/${name}`,
      text: JSON.stringify({ apiVersion, kind, metadata: { name: 'case' } }),
      rules: OLD_API,
      fails,
    };
  };
  return [...[...old].map(toCase(true)), ...[...now].map(toCase(false))];
}
