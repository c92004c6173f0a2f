/** Runs one piece of work at a time, in the order asked; a failure does not stop the next. */
export interface Queue {
  run<T>(work: () => Promise<T> | T): Promise<T>;
  /** Resolves when everything asked so far is done. */
  idle(): Promise<void>;
}

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const result = tail.then(work);
      tail = result.catch(() => undefined);
      return result;
    },
    async idle() {
      await tail;
    },
  };
}
