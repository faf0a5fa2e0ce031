/**
 * Milliseconds that a header `Retry-After` asks to wait: seconds or a date (RFC 9110, 10.2.3).
 *
 * @param now - milliseconds since 1970
 */
export function parseRetryAfter(
  header: string | undefined,
  now: number,
): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
