/** For how long questions are collected, in milliseconds. */
const WINDOW_MS = 10;

/** Collects questions that are put at about the same time, and puts them together. */
export class Batcher<Q, A> {
  #waiting: Array<{
    question: Q;
    resolve: (answer: A) => void;
    reject: (error: unknown) => void;
  }> = [];

  /** @param send - answers in the order of the questions */
  constructor(
    private readonly send: (questions: Q[]) => Promise<A[]>,
    private readonly maxSize: number,
  ) {}

  add(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (this.#waiting.length === 1)
        setTimeout(() => this.#flush(), WINDOW_MS);
      if (this.#waiting.length === this.maxSize) this.#flush();
    });
  }

  #flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    this.send(batch.map(({ question }) => question)).then(
      answers => batch.forEach(({ resolve }, index) => resolve(answers[index])),
      error => batch.forEach(({ reject }) => reject(error)),
    );
  }
}
