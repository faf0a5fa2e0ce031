import { StoredTime } from '../database/tables';
import { toDate } from '../database/time';

const DAY_MS = 24 * 60 * 60 * 1000;

/** 1970-01-01 was a Thursday: so many days before it the week had begun. */
const EPOCH_WEEKDAY = 3;

/** Days since 1970-01-01 in UTC. */
export function dayOf(time: StoredTime): number {
  return Math.floor(toDate(time).getTime() / DAY_MS);
}

/** Number of the week that a day is in; weeks begin on Monday. */
export function weekOf(day: number): number {
  return Math.floor((day + EPOCH_WEEKDAY) / 7);
}

/** First day of a week, such as `2026-11-16`. */
export function firstDayOf(week: number): string {
  return new Date(firstWeekday(week) * DAY_MS).toISOString().slice(0, 10);
}

/** The day that a week begins on. */
export function firstWeekday(week: number): number {
  return week * 7 - EPOCH_WEEKDAY;
}
