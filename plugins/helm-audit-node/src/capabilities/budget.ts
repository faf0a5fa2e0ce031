/**
 * Steps that looking through one chart may take. The largest public charts take a tenth of it;
 * a chart that includes itself over and over would have no end.
 */
const MAX_STEPS = 500_000;

/** What looking through a chart may still cost, for all that takes part in it. */
export class Budget {
  #spent = 0;

  constructor(private readonly steps = MAX_STEPS) {}

  /** Takes steps away; whether there were as many. */
  spend(steps = 1): boolean {
    this.#spent += steps;
    return !this.isSpent;
  }

  /** Whether something was left out for want of steps. */
  get isSpent(): boolean {
    return this.#spent > this.steps;
  }
}
