import { isMap } from '../json';
import { inlineText, isBlock } from './yamlText';

/** A template action that stands for a whole line, such as an include of labels. */
const ACTION = /^\{\{.*\}\}$/s;

/**
 * Writes fields as lines of a template that begin at a column. A key that is an action is
 * written as it is, with its `nindent` made to fit; a text that holds an action is not quoted.
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
    return isBlock(child)
      ? [`${prefix}${inline(key)}:`, ...templateLines(child, column + 2)]
      : [`${prefix}${inline(key)}: ${inline(child)}`];
  });
}

function inline(value: unknown): string {
  return typeof value === 'string' && /\{\{/.test(value)
    ? value
    : inlineText(value);
}

function fitted(action: string, column: number): string {
  return action.replace(/(\bn?indent\s+)\d+/, `$1${column}`);
}
