import { StoredTime } from './tables';

/** Reads a stored point in time. */
export function toDate(time: StoredTime): Date {
  return new Date(time);
}
