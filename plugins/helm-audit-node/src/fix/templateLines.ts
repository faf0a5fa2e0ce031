import { isMap } from '../json';
import { inlineText, isBlock } from './yamlText';

/** A template action that stands for a whole line, such as an include of labels. */
const ACTION = /^\{\{.*\}\}$/s;

/** Whether a text is for a template to fill in, so that what it renders as is not known. */
export function isAction(value: unknown): value is string {
  return typeof value === 'string' && value.includes('{{');
}

/**
 * Writes fields as lines of a template that begin at a column. A key that is an action is
 * written as it is, with its `nindent` made to fit; a text that holds an action is not quoted,
 * and one of several lines stays so.
 */
export function templateLines(value: unknown, column: number): string[] {
  const prefix = ' '.repeat(column);
  if (Array.isArray(value)) {
    return value.flatMap(item => {
      const lines = isBlock(item)
        ? templateLines(item, column + 2)
        : [prefix + inline(item)];
      // An action on the line of the dash would be printed beside it.
      return ACTION.test(lines[0].trim())
        ? [`${prefix}-`, ...lines]
        : [`${prefix}- ${lines[0].trimStart()}`, ...lines.slice(1)];
    });
  }
  if (!isMap(value)) return [prefix + inline(value)];
  return Object.entries(value).flatMap(([key, child]) => {
    if (ACTION.test(key)) return [prefix + fitted(key, column)];
    const name = `${prefix}${inline(key)}:`;
    if (isText(child)) return [`${name} |-`, ...textLines(child, column + 2)];
    return isBlock(child)
      ? [name, ...templateLines(child, column + 2)]
      : [`${name} ${inline(child)}`];
  });
}

/** Whether a text is best written as it is, below its key. */
function isText(value: unknown): value is string {
  if (typeof value !== 'string' || /^\s|\s$|\n\s*\n/.test(value)) return false;
  return (
    value.includes('\n') || (isAction(value) && /^[^"'].*(: |\s#)/.test(value))
  );
}

function textLines(text: string, column: number): string[] {
  return text.split('\n').map(line => ' '.repeat(column) + line);
}

function inline(value: unknown): string {
  return isAction(value) ? value : inlineText(value);
}

function fitted(action: string, column: number): string {
  return action.replace(/(\bn?indent\s+)\d+/, `$1${column}`);
}
