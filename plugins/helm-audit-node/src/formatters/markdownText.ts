/**
 * Escapes text that comes from a chart, so that it can neither become mark-up nor break out of
 * a table cell. Code in backticks, which our own messages use, stays code.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? part.replace(/\|/g, '\\|') : escapePlain(part),
    )
    .join('')
    .replace(/\s*\n\s*/g, ' ');
}

function escapePlain(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]|#~]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // A mention would notify somebody on a forge, and a bare address would become a link.
      .replace(/@/g, '&#64;')
      .replace(/:\/\//g, '&#58;//')
  );
}

/** Text as inline code, fenced by more backticks than it holds in a row. */
export function inlineCode(text: string): string {
  const longest = Math.max(
    0,
    ...(text.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s*\n\s*/g, ' ')}${pad}${fence}`;
}

/** A block of code, fenced by more backticks than it holds in a row. */
export function codeBlock(text: string, language = ''): string {
  const longest = Math.max(
    2,
    ...(text.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; cells are Markdown already. */
export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

/** A bar ends a cell even within code, unless it is escaped. */
function cell(text: string): string {
  return text.replace(/\\?\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}
