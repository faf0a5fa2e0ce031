import { LoadLimits } from './types';

/** Ample for real charts: the largest public ones are a few megabytes unpacked. */
export const DEFAULT_LOAD_LIMITS: LoadLimits = {
  maxFiles: 10_000,
  maxFileBytes: 20 * 1024 * 1024,
  maxTotalBytes: 100 * 1024 * 1024,
};
