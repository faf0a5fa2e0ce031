import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work at a stretch after which others get their turn. */
const LONGEST_STRETCH_MS = 20;

/**
 * Lets the process answer requests and begin other things while much is computed. Where it is
 * asked to pause changes nothing but when.
 */
export class Breather {
  #since = performance.now();

  /** @param stretchMs - of work, after which others get their turn */
  constructor(private readonly stretchMs = LONGEST_STRETCH_MS) {}

  /** Gives way to others, if they had to wait for long. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since < this.stretchMs) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
