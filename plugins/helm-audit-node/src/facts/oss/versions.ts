import semver from 'semver';
import {
  NewestVersion,
  ReleaseCadence,
} from '@helm-audit/plugin-helm-audit-common';
import { ChartRelease, ReleaseCycle } from '../../sources/evidence';

type Behind = NewestVersion['behind'];

const DAY_MS = 24 * 60 * 60 * 1000;

/** How far a version lies behind another, by semantic versioning. */
export function behind(version: string, newest: string): Behind {
  const used = semver.parse(version, { loose: true });
  const other = semver.parse(newest, { loose: true });
  if (!used || !other) return 'unknown';
  if (semver.gte(used, other)) return 'current';
  if (used.major !== other.major) return 'major';
  return used.minor === other.minor ? 'patch' : 'minor';
}

/**
 * The newest release of a chart beside the one in use, whatever the order of the list and
 * whatever else is in it, such as `latest`; previews count where one is in use.
 */
export function newestRelease(
  releases: ChartRelease[],
  version: string | undefined,
): NewestVersion | undefined {
  const usesPreview = Boolean(version && semver.prerelease(version));
  const [newest] = releases
    .filter(release => semver.valid(release.version, { loose: true }))
    .filter(release => usesPreview || !semver.prerelease(release.version))
    .sort((a, b) => semver.rcompare(a.version, b.version, { loose: true }));
  if (!newest) return undefined;
  const distance = version ? behind(version, newest.version) : 'unknown';
  const ahead = releases
    .filter(
      ({ version: other }) => version && behind(version, other) === distance,
    )
    .flatMap(({ created }) => created ?? [])
    .sort();
  const isBehind = distance !== 'current' && distance !== 'unknown';
  return {
    version: newest.version,
    releasedAt: day(newest.created),
    behind: distance,
    ...(isBehind && ahead.length > 0 && { behindSince: day(ahead[0]) }),
  };
}

/** When a release came out. */
export function releasedAt(
  releases: ChartRelease[],
  version: string | undefined,
): string | undefined {
  const release = releases.find(
    other => version && bare(other.version) === bare(version),
  );
  return day(release?.created);
}

/** How often there are releases; undefined where none has a date. */
export function cadenceOf(
  releases: ChartRelease[],
  date: string,
): ReleaseCadence | undefined {
  const days = releases.flatMap(({ created }) => day(created) ?? []).sort();
  const last = days.pop();
  if (!last) return undefined;
  const lastYear = [...days, last].filter(
    each => daysBetween(each, date) <= 365 && each <= date,
  );
  return { lastYear: lastYear.length, lastReleaseAt: last };
}

/** Whole days from one day to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Version tags: an optional `v`, numbers, and whatever variant follows. */
const VERSION_TAG = /^(v?)(\d+(?:\.\d+){0,3})((?:\D.*)?)$/;

/** The newest tag of the same form and variant as the one in use, such as `7.4.1-alpine`. */
export function newestTag(
  tags: string[],
  tag: string,
): NewestVersion | undefined {
  const used = tag.match(VERSION_TAG);
  if (!used) return undefined;
  const numbers = used[2].split('.');
  const alike = tags.filter(other => {
    const match = other.match(VERSION_TAG);
    return (
      match !== null &&
      match[1] === used[1] &&
      match[3] === used[3] &&
      match[2].split('.').length === numbers.length
    );
  });
  const newest = [...alike, tag].reduce((best, other) =>
    compareNumbers(other, best) > 0 ? other : best,
  );
  return { version: newest, behind: behindTag(tag, newest) };
}

function numbersOf(tag: string): number[] {
  return (tag.match(VERSION_TAG)?.[2] ?? '0').split('.').map(Number);
}

function compareNumbers(a: string, b: string): number {
  const other = numbersOf(b);
  const at = numbersOf(a).map((number, index) => number - (other[index] ?? 0));
  return at.find(difference => difference !== 0) ?? 0;
}

function behindTag(tag: string, newest: string): Behind {
  const used = numbersOf(tag);
  const at = numbersOf(newest).findIndex((part, index) => part !== used[index]);
  if (at < 0) return 'current';
  return (['major', 'minor', 'patch'] as const)[Math.min(at, 2)];
}

/** The release cycle that a version belongs to: `7.2` for `7.2.4`. */
export function cycleOf(
  cycles: ReleaseCycle[],
  version: string,
): ReleaseCycle | undefined {
  const numbers = bare(version).match(/^\d+(\.\d+)*/)?.[0];
  if (!numbers) return undefined;
  return cycles
    .filter(({ name }) => numbers === name || numbers.startsWith(`${name}.`))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function bare(version: string): string {
  return version.replace(/^v/, '');
}

function day(time: string | undefined): string | undefined {
  const parsed = Date.parse(time ?? '');
  return Number.isNaN(parsed)
    ? undefined
    : new Date(parsed).toISOString().slice(0, 10);
}
