import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work at a stretch after which others get their turn. */
const LONGEST_STRETCH_MS = 20;

/**
 * Lets the process answer requests and begin other things while much is computed. Where it is
 * asked to pause changes nothing but when.
 */
export class Breather {
  #since = performance.now();

  /** Gives way to others, if they had to wait for long. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_STRETCH_MS) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
