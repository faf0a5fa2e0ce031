import {
  isSecretReference,
  isWellKnownPassword,
  SECRET_FORMATS,
} from './facts/secretText';
import { isMap } from './json';

/** Put in the place of a secret. */
export const REDACTED = '[redacted]';

const SECRET_KEY =
  /(pass(word|wd|phrase)?|secret|token|api[-_]?key|private[-_]?key|credential|access[-_]?key|connection[-_]?string|dsn)s?$/i;

/**
 * Keys of what goes with a password, and is often the same, and of variables, which may be one:
 * their values are no proof that it is an ordinary word.
 */
const COMPANION_KEY = /((^|user_?)name|user|login|database|db|value)s?$/i;

/** Ordinary words have neither digits nor marks in them. */
const ORDINARY_WORD = /^[a-z]+$/;

/** The password of a URL. */
const URL_PASSWORD = /(?<=:\/\/[^/\s:@]+:)[^@\s/]+(?=@)/g;

/** Other formats that are secrets wherever they stand. */
const FORMATS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/g,
  /\bglpat-[\w-]{20,}/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/g,
  /\beyJ[\w-]{10,2000}\.[\w-]{10,2000}\.[\w-]{10,2000}/g,
  ...SECRET_FORMATS.map(([, format]) => new RegExp(format, 'g')),
];

/** Any of them, as most texts hold none; looking ahead only, which is many times as fast. */
const ANY_FORMAT = new RegExp(
  [/:\/\/[^/\s:@]+:[^@\s/]+@/, ...FORMATS]
    .map(({ source }) => `(?:${source})`)
    .join('|'),
);

/** A line that assigns something to a key whose name says that it is secret. */
const ASSIGNMENT =
  /^(\s*(?:-\s+)?["']?[\w.-]*?(?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|private[-_]?key|credential|access[-_]?key)s?["']?\s*[:=]\s*)(?!inherit\s*$|[{[|>&*]|["']?\{\{)(\S.*)$/i;

/** What a line holds that either pattern fits. */
const TELLING_WORDS = ['pass', 'secret', 'token', 'key', 'credential'];

/** The value of an environment variable, beside its name or on the line after it. */
const VARIABLE_NAME =
  /\bname:\s*["']?[\w.-]*(?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|private[-_]?key|credential|access[-_]?key)s?["']?\s*(?:,|$)/i;
const VARIABLE_VALUE =
  /((?:^\s*(?:-\s+)?|,\s*)value:\s*)(?!["']?\{\{)[^\s,}](?:[^,}]*[^\s,}])?/;

/** A line of a key's or certificate's body. */
const ENCODED_LINE = /^(\s*["']?)[A-Za-z0-9+/]{48,}={0,2}(["']?\s*)$/;

/** Shorter strings would also remove ordinary words from a message. */
const SHORTEST_SECRET = 4;

/** Removes secrets from texts that people will read. */
export class Redactor {
  readonly #secrets: string[];
  /** Texts as they were redacted; the same are asked for over and over. */
  readonly #redacted = new Map<string, string>();

  /**
   * @param values - values in which keys with telling names hold secrets
   * @param name - of the chart, which is never hidden: it stands all over a report
   */
  constructor(values: unknown[] = [], name = '') {
    const secrets = new Set<string>();
    const words = new Set([name, ...ordinaryWords(name)]);
    values.forEach(value => collectSecrets(value, secrets, words));
    this.#secrets = [...secrets]
      // Ordinary words that also stand elsewhere in the open are not hidden by this.
      .filter(secret => !words.has(secret))
      .sort((a, b) => b.length - a.length);
  }

  /** Removes known secrets and everything in a secret's format. */
  text(text: string): string {
    const known = this.#redacted.get(text) ?? this.#redact(text);
    this.#redacted.set(text, known);
    return known;
  }

  /**
   * Whether nothing in a text of many lines would be removed. A no may be wrong: then each
   * line has to be looked at.
   */
  leavesAll(text: string): boolean {
    return (
      !isTellingText(text) &&
      !/^\s*["']?[A-Za-z0-9+/]{48}/m.test(text) &&
      !ANY_FORMAT.test(text) &&
      !this.#secrets.some(secret => text.includes(secret))
    );
  }

  #redact(text: string): string {
    const withoutKnown = this.#secrets.reduce(
      (current, secret) =>
        current.includes(secret)
          ? current.split(secret).join(REDACTED)
          : current,
      text,
    );
    if (!ANY_FORMAT.test(withoutKnown)) return withoutKnown;
    return [...FORMATS, URL_PASSWORD].reduce(
      (current, format) => current.replace(format, REDACTED),
      withoutKnown,
    );
  }

  /**
   * As `text`, and what a source line assigns to a secret's key.
   *
   * @param previous - the line before, which may name the variable that this one sets
   */
  sourceLine(line: string, previous = ''): string {
    const isTelling = isTellingText(line);
    const isVariable =
      (isTelling && VARIABLE_NAME.test(line)) ||
      (isTellingText(previous) && VARIABLE_NAME.test(previous));
    const assigned = (
      isTelling ? line.replace(ASSIGNMENT, `$1${REDACTED}`) : line
    ).replace(ENCODED_LINE, `$1${REDACTED}$2`);
    return this.text(
      isVariable ? assigned.replace(VARIABLE_VALUE, `$1${REDACTED}`) : assigned,
    );
  }
}

function isTellingText(text: string): boolean {
  const lower = text.toLowerCase();
  return TELLING_WORDS.some(word => lower.includes(word));
}

/** Words that everybody knows, and names of Secrets, also stand in ordinary messages. */
function isWorthHiding(key: string, value: string): boolean {
  return (
    value.length >= SHORTEST_SECRET &&
    !isWellKnownPassword(value) &&
    !isSecretReference(key, value)
  );
}

function ordinaryWords(text: string): string[] {
  return text.split(/\W+|_/).filter(word => ORDINARY_WORD.test(word));
}

function collectSecrets(
  value: unknown,
  secrets: Set<string>,
  words: Set<string>,
  key = '',
): void {
  if (typeof value === 'string') {
    if (SECRET_KEY.test(key)) {
      if (isWorthHiding(key, value)) secrets.add(value);
    } else if (!COMPANION_KEY.test(key)) {
      ordinaryWords(value).forEach(word => words.add(word));
    }
  } else if (Array.isArray(value)) {
    value.forEach(item => collectSecrets(item, secrets, words, key));
  } else if (isMap(value)) {
    for (const [name, child] of Object.entries(value)) {
      words.add(name);
      collectSecrets(child, secrets, words, name);
    }
  }
}

/** Redacts every text of a value. */
export function redactTexts<T>(value: T, redactor: Redactor): T;
export function redactTexts(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (Array.isArray(value))
    return value.map(item => redactTexts(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      redactTexts(item, redactor),
    ]),
  );
}
