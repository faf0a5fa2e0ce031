import { isMap, JsonMap, mapAt, Path, stringAt } from '../../../json';

/** A user and a password that stand in one text. */
export interface Login {
  path: Path;
  user: string;
  password: string;
}

/** Keys that hold whole logins, such as `localUsers: "ada:secret"`. */
const LOGINS = /(users?|accounts?|logins?|credentials?|auth)$/i;

/** The first of the logins in a text; what follows a comma is roles or further ones. */
const LOGIN = /^([\w.@-]+):([^\s:,/]+)(,|$)/;

/** All logins in values, parts that are switched off left out. */
export function loginsOf(values: JsonMap, path: Path = []): Login[] {
  if (values.enabled === false || values.enable === false) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const at = [...path, key];
    if (isMap(value)) return loginsOf(value, at);
    const login =
      typeof value === 'string' && LOGINS.test(key) && value.match(LOGIN);
    return login ? [{ path: at, user: login[1], password: login[2] }] : [];
  });
}

/** Names of users that stand beside a password, such as `dbUser` beside `dbPassword`. */
export function usersBeside(path: Path, values: JsonMap): string[] {
  const key = String(path[path.length - 1]);
  const [, prefix] = key.match(/^(.*?)_?pass(?:word|wd)?$/i) ?? [];
  if (prefix === undefined) return [];
  const beside = mapAt(values, ...path.slice(0, -1));
  const names = ['user', 'username', 'user_name', 'login'].map(name =>
    (prefix + name).toLowerCase(),
  );
  return Object.keys(beside)
    .filter(other =>
      names.includes(other.toLowerCase().replace(/_(?=user|login)/, '')),
    )
    .flatMap(other => stringAt(beside, other) ?? []);
}
