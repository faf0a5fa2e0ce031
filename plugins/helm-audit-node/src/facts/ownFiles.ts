/** Configuration, and reports and baselines by the names that they mostly have. */
const NAME = /(^|\/)(\.helm-audit\.ya?ml|[^/]*helm-audit[^/]*\.(json|sarif))$/i;

/** How every page of a report ends. */
const SIGNATURE = /\bhelm-audit \d+\.\d+\.\d+, (Helm|profile) /;

/** What every report and baseline in JSON holds. */
const FINGERPRINT = /"fingerprint":\s*"[0-9a-f]{32}/;

/**
 * Whether a file is this tool's own: its configuration, a report or a baseline. Words in it tell
 * nothing about a chart: a report that misses a load test is no load test.
 */
export function isOwnFile(path: string, text: string): boolean {
  return (
    NAME.test(path) ||
    (text.includes('helm-audit ') && SIGNATURE.test(text)) ||
    (path.endsWith('.json') && FINGERPRINT.test(text))
  );
}
