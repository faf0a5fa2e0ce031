/**
 * Objects that a test written in Go builds as composite literals, such as
 * `&appsv1.Deployment{ObjectMeta: metav1.ObjectMeta{Name: "a"}}`, as the JSON that they stand for.
 */

/** The API groups and versions by the names that packages are imported by. */
const VERSIONS = {
  v1: 'v1',
  v2: 'autoscaling/v2',
  corev1: 'v1',
  appsv1: 'apps/v1',
  batchv1: 'batch/v1',
  policyv1: 'policy/v1',
  rbacv1: 'rbac.authorization.k8s.io/v1',
  networkingv1: 'networking.k8s.io/v1',
  autoscalingv2: 'autoscaling/v2',
  storagev1: 'storage.k8s.io/v1',
  admissionregistrationv1: 'admissionregistration.k8s.io/v1',
};

/** Structs whose fields stand in the JSON of the one that holds them. */
const INLINE =
  /^(TypeMeta|VolumeSource|ProbeHandler|Handler|IngressRuleValue|LocalObjectReference|PersistentVolumeSource)$/;

const TOKEN =
  /\s+|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|`[^`]*`|\d+(?:\.\d+)?|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|[^]/g;

/** The tokens of a text in Go, without spaces and comments. */
export function tokensOf(text) {
  return (text.match(TOKEN) ?? []).filter(
    token => !/^(\s+|\/\/[^]*)$/.test(token),
  );
}

const isObject = value => Boolean(value?.kind && value.metadata);

/** The status is what the cluster says. */
function withoutStatus({ status, ...object }) {
  return object;
}

/** The names that are set to plain values in a text. */
function namesIn(text) {
  const set =
    /(\w+)\s*:=\s*((?:\w+(?:\.\w+)*\()?(?:"[^"\n]*"|\d+|true|false))/g;
  return Object.fromEntries(
    [...text.matchAll(set)].map(([, name, value]) => [
      name,
      plain(value.replace(/^\w+(\.\w+)*\(/, '')),
    ]),
  );
}

function plain(token) {
  return /^["`]/.test(token) ? token.slice(1, -1) : JSON.parse(token);
}

class Reader {
  at = 0;

  constructor(tokens, scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  get next() {
    return this.tokens[this.at];
  }

  take(token) {
    if (this.next !== token) return false;
    this.at++;
    return true;
  }

  /** Whether an object of the API, or a list of such, stands here. */
  startsObjects() {
    const [first, ...rest] = this.tokens.slice(this.at, this.at + 5);
    const [type, brace] =
      first === '['
        ? rest.slice(1).filter(token => token !== '*')
        : [first, rest[0]];
    const [, group, kind] = type?.match(/^(\w+)\.([A-Z]\w*)$/) ?? [];
    return brace === '{' && group in VERSIONS && kind !== undefined;
  }

  value() {
    while (this.take('&') || this.take('*'));
    const token = this.next;
    if (token === '[') return this.list();
    if (token === '-') {
      this.at++;
      return -this.value();
    }
    if (token === '{') return this.body();
    this.at++;
    if (/^["`\d]/.test(token)) return plain(token);
    if (token === 'map') return this.map();
    if (token === 'func') return this.inner();
    return this.named(token);
  }

  /** A list, or a map whose keys are of a type of their own. */
  list() {
    while (this.next !== ']') this.at++;
    this.at++;
    this.take('*');
    const type = this.tokens[this.at++];
    return this.body(type, true);
  }

  map() {
    while (this.next !== '{') this.at++;
    return this.body();
  }

  /** A function that is called at once: the number or text that it sets. */
  inner() {
    const start = this.at;
    let depth = 0;
    do {
      if (this.next === '{') depth++;
      if (this.next === '}') depth--;
      this.at++;
    } while (depth > 0 || this.tokens[this.at - 1] !== '}');
    const set = this.tokens.slice(start, this.at);
    this.at += 2;
    return plain(set.find(token => /^(\d|")/.test(token)) ?? 'null');
  }

  named(name) {
    if (this.next === '[') while (this.tokens[this.at++] !== ']');
    if (this.next === '{') return this.body(name);
    if (this.next === '(') return this.call(name);
    if (name in this.scope) return this.scope[name];
    return constant(name);
  }

  call(name) {
    this.at++;
    const given = [];
    while (!this.take(')')) {
      given.push(this.value());
      this.take(',');
    }
    const known = this.scope[`${name}()`];
    if (known) return known(...given);
    return /NewMilliQuantity$/.test(name) ? `${given[0]}m` : given[0];
  }

  /** What stands between braces: a list, or the fields of an object or a map. */
  body(type, isList = false) {
    this.at++;
    const items = [];
    const fields = [];
    while (!this.take('}')) {
      const field = this.tokens[this.at + 1] === ':' && this.tokens[this.at];
      if (field) this.at += 2;
      const value = this.value();
      if (field) fields.push([this.scope[field] ?? field, value]);
      else items.push(value);
      this.take(',');
    }
    if (isList) return items.map(item => typed(type, item));
    return items.length > 0 ? items : typed(type, fieldsOf(fields));
  }
}

function fieldsOf(entries) {
  const object = {};
  for (const [field, value] of entries) {
    if (value === null || value === undefined) continue;
    if (INLINE.test(field)) Object.assign(object, value);
    else object[keyOf(field)] = value;
  }
  return object;
}

/** The name of a field, or the key of a map, in JSON. */
function keyOf(field) {
  if (/^"/.test(field)) return plain(field);
  if (/^[a-z0-9.-]+\//.test(field)) return field;
  if (field.includes('.')) return constant(field);
  if (field === 'ObjectMeta') return 'metadata';
  return field.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, part =>
    part.toLowerCase(),
  );
}

/** Adds the kind of an object; a number or a text in one field is that alone. */
function typed(type, object) {
  const [, group, kind] = type?.match(/^(\w+)\.(\w+)$/) ?? [];
  if (kind === 'IntOrString') return object.intVal || object.strVal;
  const apiVersion = VERSIONS[group];
  if (!apiVersion || !object?.metadata || /(Spec|Template)$/.test(kind)) {
    return object;
  }
  return { apiVersion, kind, ...object };
}

const CONSTANTS = { nil: null, true: true, false: false };

/** Constants of the API are called after what they say, with their type before or behind. */
function constant(name) {
  if (name in CONSTANTS) return CONSTANTS[name];
  const own = name.split('.').pop();
  const resource = own.match(/^Resource(\w+)$/)?.[1];
  return resource ? resource.toLowerCase() : own;
}

/**
 * All objects of the API that a text builds at its top level, in their order. `scope` has the
 * values of names that the text uses.
 */
export function objectsIn(text, scope = {}) {
  const reader = new Reader(tokensOf(text), { ...scope, ...namesIn(text) });
  const found = [];
  while (reader.at < reader.tokens.length) {
    if (reader.startsObjects()) {
      found.push(...[reader.value()].flat().filter(isObject));
    } else reader.at++;
  }
  return found.map(withoutStatus);
}

/** What an expression stands for. */
export function valueOf(text, scope = {}) {
  return new Reader(tokensOf(text), scope).value();
}
