/** Anything that may be a control character; what most texts have none of. */
const CONTROL = /\p{Cc}/u;

/**
 * Text that a terminal may show: control characters of a chart could move the cursor, hide
 * lines or change the title. Line breaks and tabs stay.
 */
function terminalText(text: string): string {
  if (!CONTROL.test(text)) return text;
  return Array.from(text)
    .filter(character => !isControl(character.codePointAt(0) ?? 0))
    .join('');
}

/** C0 and C1 control characters, and DEL (ECMA-48). */
function isControl(code: number): boolean {
  const isKept = code === 0x09 || code === 0x0a;
  return !isKept && (code < 0x20 || (code >= 0x7f && code <= 0x9f));
}

/** Everything that a document says, as a terminal may show it. */
export function forTerminal<T>(document: T): T {
  return mapStrings(document, terminalText) as T;
}

function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map(item => mapStrings(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, mapStrings(child, map)]),
  );
}
