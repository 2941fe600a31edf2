interface Waiter<T> {
  readonly match: (value: T) => boolean;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Promises of a value that will be emitted later, each with a timeout. */
export class Waiters<T> {
  readonly #waiting = new Set<Waiter<T>>();

  /**
   * Waits for the next emitted value that matches.
   * @param timeoutMs Rejects after this many milliseconds.
   * @param timedOut Makes the error it then rejects with.
   */
  next(match: (value: T) => boolean, timeoutMs: number, timedOut: () => Error): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(timedOut());
      }, timeoutMs);
      const waiter = { match, resolve, reject, timer };
      this.#waiting.add(waiter);
    });
  }

  emit(value: T): void {
    for (const waiter of this.#waiting) {
      if (!waiter.match(value)) continue;
      this.#waiting.delete(waiter);
      clearTimeout(waiter.timer);
      waiter.resolve(value);
    }
  }

  rejectAll(reason: Error): void {
    for (const waiter of this.#waiting) {
      clearTimeout(waiter.timer);
      waiter.reject(reason);
    }
    this.#waiting.clear();
  }
}
