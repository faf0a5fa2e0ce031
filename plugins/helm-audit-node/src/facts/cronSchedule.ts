import { count as countOf } from '../words';

/** A field of a schedule: its name, its bounds, and names that stand for numbers. */
interface Field {
  name: string;
  lowest: number;
  highest: number;
  names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', lowest: 0, highest: 59 },
  { name: 'hour', lowest: 0, highest: 23 },
  { name: 'day of the month', lowest: 1, highest: 31 },
  {
    name: 'month',
    lowest: 1,
    highest: 12,
    names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
  },
  {
    name: 'day of the week',
    lowest: 0,
    highest: 6,
    names: 'sun mon tue wed thu fri sat'.split(' '),
  },
];

const MACRO = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const INTERVAL = /^@every ([0-9.]+(ns|us|µs|ms|s|m|h))+$/;
const ZONE = /^(CRON_)?TZ=\S+\s+/;

/** Days of the longest month that a schedule may name. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What keeps a schedule from ever running, as the end of a sentence that begins with it. It is
 * read as the CronJob controller does (github.com/robfig/cron), which knows five fields,
 * Sunday as 0 only, and none of `L`, `W` and `#`.
 *
 * @returns undefined when nothing does
 */
export function scheduleDefect(schedule: string): string | undefined {
  const text = schedule.trim().replace(ZONE, '');
  if (text.startsWith('@')) {
    return MACRO.test(text) || INTERVAL.test(text)
      ? undefined
      : 'is no macro that Kubernetes knows';
  }
  const parts = text.split(/\s+/).filter(Boolean);
  if (parts.length !== FIELDS.length) {
    return `has ${countOf(parts.length, 'field')} instead of ${FIELDS.length}`;
  }
  const bad = FIELDS.findIndex(
    (field, index) => !valuesOf(parts[index], field),
  );
  if (bad >= 0) return `has no valid ${FIELDS[bad].name}, "${parts[bad]}"`;
  return dateDefect(parts);
}

/** The day of the week may fall on any date, so only schedules without one can miss all. */
function dateDefect([, , day, month, weekday]: string[]): string | undefined {
  if (!/^[*?]/.test(weekday)) return undefined;
  const days = valuesOf(day, FIELDS[2]) ?? [];
  const months = valuesOf(month, FIELDS[3]) ?? [];
  const earliest = Math.min(...days);
  return months.some(number => earliest <= LONGEST[number - 1])
    ? undefined
    : 'names a date that no year has';
}

/** The numbers that a field stands for, undefined when it can't be read. */
function valuesOf(text: string, field: Field): number[] | undefined {
  const ranges = text
    .split(',')
    .filter(Boolean)
    .map(range => rangeOf(range, field));
  return ranges.length > 0 && ranges.every(range => range !== undefined)
    ? ranges.flatMap(range => range ?? [])
    : undefined;
}

function rangeOf(text: string, field: Field): number[] | undefined {
  const [range, step, ...tooMuch] = text.split('/');
  const [from, to, ...more] = range.split('-');
  const isAll = (from === '*' || from === '?') && to === undefined;
  const low = isAll ? field.lowest : numberOf(from, field);
  const open = isAll || step !== undefined ? field.highest : low;
  const high = to === undefined ? open : numberOf(to, field);
  const width = step === undefined ? 1 : Number(/^\d+$/.exec(step)?.[0] ?? 0);
  if (tooMuch.length + more.length > 0 || width < 1) return undefined;
  if (low === undefined || high === undefined) return undefined;
  if (low < field.lowest || high > field.highest || low > high)
    return undefined;
  const count = Math.floor((high - low) / width) + 1;
  return Array.from({ length: count }, (_, index) => low + index * width);
}

function numberOf(text: string, { names, lowest }: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names?.indexOf(text.toLowerCase()) ?? -1;
  return index < 0 ? undefined : index + lowest;
}
