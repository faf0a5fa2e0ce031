import { InvalidArgumentError } from 'commander';

/** Adds a value of an option that may be repeated. */
export function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

/** The same for an API such as `monitoring.coreos.com/v1`. */
export function collectApi(value: string, previous: string[]): string[] {
  if (!/^[a-z0-9.-]+\/v\d+((alpha|beta)\d+)?(\/[A-Za-z]+)?$/.test(value)) {
    throw new InvalidArgumentError(
      'It is an API such as monitoring.coreos.com/v1.',
    );
  }
  return collect(value, previous);
}

/** The same for `key=value`. */
export function collectPair(value: string, previous: string[]): string[] {
  if (!/^[^=]+=/.test(value)) {
    throw new InvalidArgumentError('It is a key, an equals sign and a value.');
  }
  return collect(value, previous);
}

/** A version of Kubernetes. */
export function parseVersion(text: string): string {
  if (!/^v?1\.\d+(\.\d+)?$/.test(text)) {
    throw new InvalidArgumentError('It is a version such as 1.33.0.');
  }
  return text;
}

/** A criticality tier. */
export function parseTier(text: string): number {
  if (!['1', '2', '3'].includes(text)) {
    throw new InvalidArgumentError('It is 1, 2 or 3.');
  }
  return Number(text);
}

/** A share in percent. */
export function parsePercent(text: string): number {
  const percent = Number(text);
  if (text === '' || !(percent >= 0 && percent <= 100)) {
    throw new InvalidArgumentError('It is a number from 0 to 100.');
  }
  return percent;
}

/** A time in seconds. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) {
    throw new InvalidArgumentError('It is a number of seconds above 0.');
  }
  return seconds;
}
