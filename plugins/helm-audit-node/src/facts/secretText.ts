/** A secret whose format gives it away. */
export interface KnownSecret {
  /** What it is, with its article, such as `an AWS access key`. */
  kind: string;
  /** The text that gave it away. Never put it into a message. */
  match: string;
}

/** Formats that nothing but a secret has, with what each is. */
export const SECRET_FORMATS: ReadonlyArray<[kind: string, format: RegExp]> = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/],
  // Its first line in base64, for the algorithms that keys are of.
  [
    'a private key in base64',
    /\bLS0tLS1CRUdJTiB(?:QUklWQVRFIEtFW|SU0EgUFJJVkFURSBLRV|FQyBQUklWQVRFIEtFW|PUEVOU1NIIFBSSVZBVEUgS0VZ|EU0EgUFJJVkFURSBLRV)[A-Za-z0-9+/]{40}/,
  ],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a GitHub token', /\b(?:gh[opsur]_\w{36,255}|github_pat_\w{22}_\w{59})\b/],
  ['a GitLab token', /\bglpat-[\w-]{20,}/],
  ['a Slack token', /\bxox[abeoprs]-[\w-]{10,}/],
  ['a Slack webhook', /hooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{20,}/],
  ['a Google API key', /\bAIza[\w-]{35}\b/],
  ['a Stripe key', /\b[rs]k_live_\w{20,}\b/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a PyPI token', /\bpypi-AgE[\w-]{50,}/],
  ['a SendGrid key', /\bSG\.[\w-]{22}\.[\w-]{43}\b/],
  ['an Azure storage key', /AccountKey=[A-Za-z0-9+/]{86}==/],
  ['a Vault token', /\bhvs\.[\w-]{24,}/],
  ['a JSON web token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/],
];

const ANY_FORMAT = new RegExp(
  SECRET_FORMATS.map(([, format]) => format.source).join('|'),
);

/** Whether a text has anything in the format of a secret, be it a placeholder. */
export function hasSecretFormat(text: string): boolean {
  return ANY_FORMAT.test(text);
}

/**
 * The first secret of a known format in a line; placeholders don't count, nor does the
 * header of a key without its body.
 *
 * @param next - the line after it
 */
export function findKnownSecret(
  line: string,
  next = '',
): KnownSecret | undefined {
  for (const [kind, format] of SECRET_FORMATS) {
    const match = line.match(format)?.[0];
    const isComplete = !match?.endsWith('-----') || hasKeyBody(line, next);
    if (match && isComplete && !isPlaceholder(match)) return { kind, match };
  }
  return undefined;
}

/** The first secret of a known format in a text of any number of lines. */
export function findSecretIn(text: string): KnownSecret | undefined {
  const lines = text.split('\n');
  return lines
    .map((line, index) => findKnownSecret(line, lines[index + 1]))
    .find(Boolean);
}

/** Whether base64 follows, on the next line or after an escaped line break. */
function hasKeyBody(line: string, next: string): boolean {
  return /[A-Za-z0-9+/]{32}/.test(`${line}\n${next}`);
}

/** Last words that make a name the name of a secret. */
const SECRET_WORDS = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'apikey',
  'apitoken',
  'credential',
  'credentials',
  // Written in one word, as those above.
  'accesstoken',
  'apisecret',
  'authtoken',
  'clientsecret',
  'sharedsecret',
]);

/** Words before a last `key` that make it a secret one. */
const KEY_WORDS = new Set([
  'access',
  'account',
  'api',
  'auth',
  'batch',
  'encryption',
  'hmac',
  'jwt',
  'master',
  'private',
  'secret',
  'session',
  'shared',
  'signing',
  'storage',
]);

/** Words before a last `pass` that make it no password. */
const OTHER_PASSES = new Set([
  'by',
  'first',
  'multi',
  'post',
  'pre',
  'proxy',
  'second',
  'single',
]);

/** Last words of names that begin like a secret's and are about one only. */
const ABOUT_SECRETS =
  /^(algorithm|annotations?|arn|backend|class|count|dir(ectory)?|enabled|encoding|engine|expiry|field|files?|format|hash|id|interval|key|keys|labels?|len(gth)?|manager|max|min|mode|names?|namespace|path|policy|prefix|prompt|provider|ref|refs|region|regex|resolver|source|store|suffix|template|ttl|type|url|uri|username|version|volume)$/;

/**
 * Whether a variable or values key is called as secrets are. Only its last words count, so
 * `PASSWORD_FILE`, `TOKEN_TTL` and `PUBLIC_KEY` are no secrets.
 */
export function isSecretName(name: string): boolean {
  const words = withoutNumber(wordsOf(name));
  // `existingSecret` and its like name a Secret.
  if (words[0] === 'existing') return false;
  const last = words.at(-1) ?? '';
  if (SECRET_WORDS.has(last) || /passw(or)?d$/.test(last)) return true;
  const before = words.at(-2) ?? '';
  if (last === 'pass') return before !== '' && !OTHER_PASSES.has(before);
  if (last === 'content') return before === 'key';
  return last === 'key' && (KEY_WORDS.has(before) || words[0] === 'azure');
}

/** Words of a name without what counts several of its kind, as in `PASSWORD_2` or `token1`. */
function withoutNumber(words: string[]): string[] {
  const [last = '', ...before] = [...words].reverse();
  const plain = last.replace(/\d+$/, '');
  return [...before.reverse(), ...(plain ? [plain] : [])];
}

/**
 * Whether a variable is called as what a client logs in with, as in `AUTHORIZATION` or
 * `BASIC_AUTH`. How to log in is called so as well, so only what looks drawn at random counts.
 */
function isCredential(name: string, value: string): boolean {
  const last = wordsOf(name).at(-1) ?? '';
  return (
    /^(auth|authentication|authorization)$/.test(last) &&
    looksRandom(value.replace(/^(basic|bearer)\s+/i, ''))
  );
}

/** Whether a variable's name begins as a secret's, as in `SECRET_SAUCE`, and is not about one. */
export function beginsAsSecret(name: string): boolean {
  const words = wordsOf(name);
  return (
    /^(secret|password)$/.test(words[0] ?? '') &&
    words.length > 1 &&
    !ABOUT_SECRETS.test(words.at(-1) ?? '')
  );
}

/** Whether a variable is called as secrets are, or as what a client logs in with. */
export function isSecretVariable(name: string, value: string): boolean {
  return (
    isSecretName(name) || beginsAsSecret(name) || isCredential(name, value)
  );
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

const PLACEHOLDER_WORDS =
  /change[-_ ]?(me|it|this)|example|placeholder|replace[-_ ]?(me|with|this)|your[-_ ]|dummy|redacted|to[-_ ]?be[-_ ]|\btodo\b|\bfixme\b|insert|not[-_ ]?set|x{4,}|\*{3,}|\.{3}|\bnone\b|\bnull\b/i;

/** Whether a value only stands for a secret that is to be filled in, or refers to one. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return (
    text === '' ||
    PLACEHOLDER_WORDS.test(text) ||
    // Bracketed, a template, a variable, or the mark-up of a secret injector.
    /^<.*>$|^\(\(.*\)\)$|^ENC[[({]|^%\w$|\{\{|\$\(|\$\{|^\$([A-Z_]+|[a-z]+(_[a-z]+)+)$|^%.*%$/.test(
      text,
    ) ||
    /^(vault|ref|secret|ssm|arn|awssm|gcpsecretsmanager|op|projects)[:+/]/i.test(
      text,
    ) ||
    // One character over and over, as in `********`.
    new Set(text).size === 1
  );
}

/** Whether a value is a blank that somebody has to put the secret into. */
export function isBlankToFill(value: string): boolean {
  return /^<[^<>%][^<>]*>$|^x{4,}$|^\*{3,}$|^(change|replace|insert|fill|your)[-_ ]?\w+/i.test(
    value.trim(),
  );
}

/** Whether a text is a private key of which only the body is left to be filled in. */
export function isBlankKey(text: string): boolean {
  return /-{3}BEGIN (?:[A-Z]+ ){0,4}PRIVATE KEY-{3,}\s+(x{4,}|\*{3,}|\.{3}|<)/i.test(
    text,
  );
}

/** Paths, URLs, images and host names are long and tell nothing. */
const ADDRESS = /^[./~]|:\/\/|^[a-z0-9._-]+([/:][a-z0-9._-]+)+(@sha256:\w+)?$/;

/**
 * Whether a text looks drawn at random: 16 characters or more of several classes without
 * blanks, at 3.2 bits of Shannon entropy per character or more. Of words joined by dashes and
 * their like, one that does is enough, so that a prefix hides no token.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || /\s/.test(value) || ADDRESS.test(value))
    return false;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return true;
  if (/^[a-z]+([-_.][a-z0-9]+)+$/i.test(value)) {
    return value.split(/[-_.]/).some(looksRandom);
  }
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
  const used = classes.filter(pattern => pattern.test(value)).length;
  return used >= 2 && /\d/.test(value) && entropy(value) >= 3.2;
}

/**
 * Whether a text looks like a password that somebody chose: 8 characters or more, letters and
 * digits among them, and neither a placeholder nor a reference.
 */
export function looksChosen(value: string): boolean {
  return (
    /^(?=.*[A-Za-z])(?=.*\d)[^\s$%{}<>()/:]{8,64}$/.test(value) &&
    isLiteralSecret(value)
  );
}

/** Shannon entropy in bits per character: -Σ p·log2 p over the characters' shares. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

/** Passwords that everybody tries first, and those that well-known software ships with. */
const WELL_KNOWN = new Set([
  '123456',
  '12345678',
  'admin',
  'admin123',
  'administrator',
  'changeit',
  'changeme',
  'default',
  'elastic',
  'guest',
  'letmein',
  'minio123',
  'minioadmin',
  'mysql',
  'p@ssw0rd',
  'pass',
  'passw0rd',
  'password',
  'password123',
  'postgres',
  'prom-operator',
  'qwerty',
  'rabbitmq',
  'redis',
  'root',
  'secret',
  'secretpassword',
  'superset',
  'test',
  'user',
  'welcome',
]);

/** Whether a password is one that everybody knows. */
export function isWellKnownPassword(value: string): boolean {
  const text = value.trim().toLowerCase();
  return WELL_KNOWN.has(text) || /^change[-_ ]?(me|it|this)!?$/.test(text);
}

/**
 * Whether the value of something called a secret only names a Kubernetes Secret, as in
 * `TLS_SECRET: payments-tls`.
 */
export function isSecretReference(name: string, value: string): boolean {
  return (
    /(secret|token)$/i.test(name) &&
    /^[a-z0-9]+([-.][a-z0-9]+)+$/.test(value) &&
    !looksRandom(value)
  );
}

/** The password within a URL such as `postgres://user:password@host`. */
export function passwordInUrl(text: string): string | undefined {
  // Looked for from the mark on, which takes linear time.
  const password = text.match(/:\/\/[^\s:/@]*:([^\s/@]+)@/)?.[1];
  return password && !isPlaceholder(password) ? password : undefined;
}

/** A version, also one of a release to come, which no password looks like. */
const VERSION = /^v\d+(\.\d+)+([-+][\w.]+)?$|^\d+(\.\d+){2}([-+][\w.]+)?$/;

/** Whether the value of a secret's name is a secret: text, and no reference to one. */
export function isLiteralSecret(value: string): boolean {
  const text = value.trim();
  return (
    text.length >= 4 &&
    !isPlaceholder(text) &&
    !/^(true|false|yes|no|enabled|disabled|optional|required|auto)$/i.test(
      text,
    ) &&
    !/^[\d.]+[a-z]{0,2}$/i.test(text.length < 6 ? text : '') &&
    !VERSION.test(text) &&
    !/(^|=)(\/|\.\/|~\/|file:|https?:\/\/)/.test(text)
  );
}
