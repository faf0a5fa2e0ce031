import {
  findSecretIn,
  isBlankKey,
  isBlankToFill,
  isLiteralSecret,
  isSecretReference,
  isSecretVariable,
  isWellKnownPassword,
  passwordInUrl,
} from '../../../facts/secretText';
import { JsonMap, mapsAt, stringAt } from '../../../json';

/** Variables that hold a secret, be it by reference or not. */
export function secretVariables(spec: JsonMap) {
  return mapsAt(spec, 'env')
    .map(({ value, index }) => ({
      variable: stringAt(value, 'name') ?? '',
      value: stringAt(value, 'value') ?? '',
      index,
    }))
    .filter(
      ({ variable, value }) =>
        isSecretVariable(variable, value) ||
        passwordInUrl(value) !== undefined ||
        findSecretIn(value) !== undefined ||
        isBlankKey(value),
    );
}

/** How a variable's value is a secret, or how one is to be filled in; nothing where it is none. */
export function defectOf(variable: string, value: string) {
  if (findSecretIn(value)) return 'format';
  if (isBlankKey(value)) return 'blank';
  if (passwordInUrl(value)) return 'url';
  const isSecret = isSecretVariable(variable, value);
  if (!isSecret || isSecretReference(variable, value)) return undefined;
  if (isLiteralSecret(value) || isWellKnownPassword(value)) return 'literal';
  return isBlankToFill(value) ? 'blank' : undefined;
}
