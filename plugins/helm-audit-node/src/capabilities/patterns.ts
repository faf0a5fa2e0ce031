import { RE2JS } from 're2js';

/** Characters; longer ones are no patterns that people write. */
const MAX_LENGTH = 1_024;

/**
 * Compiles a chart's own pattern with the engine whose syntax Go uses. It takes linear time,
 * whatever the pattern is: charts are not trusted.
 *
 * @throws on patterns that can't be read or are too long
 */
export function compilePattern(source: string): RE2JS {
  if (source.length > MAX_LENGTH) throw new RangeError('long pattern');
  return RE2JS.compile(source);
}
