import {
  findSecretIn,
  isLiteralSecret,
  isSecretName,
  isSecretReference,
  isWellKnownPassword,
} from '../../../facts/secretText';
import { JsonMap, listAt, Path } from '../../../json';

/** A flag that is called as secrets are, or an argument that is one by its format. */
export interface SecretArgument {
  /** Such as `--password`; what the secret is where no flag names it. */
  flag: string;
  path: Path;
  isLiteral: boolean;
}

/** What etcd calls a token only names its cluster. */
const NO_SECRET = /^initial-cluster-token$/;

/** Flags that only say whether a secret is used, and take no value. */
const SWITCH = /^(no|use|without|disable|enable|print|ask|skip|require)-/i;

const FLAG = /^--?([A-Za-z][\w.-]*)(?:=([\s\S]*))?$/;

/** The arguments that hold a secret, be it by reference or not. */
export function secretArguments(spec: JsonMap): SecretArgument[] {
  return ['command', 'args'].flatMap(list => {
    const words = listAt(spec, list).map(word =>
      typeof word === 'string' ? word : '',
    );
    return words.flatMap((word, index) => {
      const [, name = '', joined] = FLAG.exec(word) ?? [];
      const value = joined ?? words[index + 1] ?? '';
      const at = joined === undefined ? index + 1 : index;
      if (
        !isSecretName(name) ||
        NO_SECRET.test(name) ||
        (joined === undefined && SWITCH.test(name)) ||
        !value ||
        value.startsWith('-')
      )
        return known(word, [list, index]);
      const isLiteral =
        !isSecretReference(name, value) &&
        !isNameOfSecret(name, value) &&
        (isLiteralSecret(value) || isWellKnownPassword(value));
      return [{ flag: `--${name}`, path: [list, at], isLiteral }];
    });
  });
}

/** A script may hold further secrets; only those of a known format are told for sure. */
function known(word: string, path: Path): SecretArgument[] {
  const kind = findSecretIn(word)?.kind;
  return kind ? [{ flag: kind, path, isLiteral: true }] : [];
}

/** Whether a flag such as `--tls-secret` names an object: one plain word is no secret there. */
function isNameOfSecret(flag: string, value: string): boolean {
  return /secret$/i.test(flag) && /^[a-z]+$/.test(value);
}
