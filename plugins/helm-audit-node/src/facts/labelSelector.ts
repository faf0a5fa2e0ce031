import { JsonMap, listAt, mapsAt, stringAt, stringsAt } from '../json';

/**
 * Whether a Kubernetes LabelSelector matches labels: `matchLabels` and `matchExpressions`
 * must all hold, and an empty selector matches everything.
 */
export function matchesLabelSelector(
  selector: JsonMap,
  labels: Record<string, string>,
): boolean {
  return (
    matchesLabels(stringsAt(selector, 'matchLabels'), labels) &&
    mapsAt(selector, 'matchExpressions').every(({ value }) =>
      matchesExpression(value, labels),
    )
  );
}

/** Whether every one of the wanted labels is there. */
export function matchesLabels(
  wanted: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function matchesExpression(
  expression: JsonMap,
  labels: Record<string, string>,
): boolean {
  const key = stringAt(expression, 'key') ?? '';
  const values = listAt(expression, 'values');
  const present = Object.hasOwn(labels, key);
  switch (expression.operator) {
    case 'In':
      return present && values.includes(labels[key]);
    case 'NotIn':
      return !present || !values.includes(labels[key]);
    case 'Exists':
      return present;
    case 'DoesNotExist':
      return !present;
    default:
      return false;
  }
}
