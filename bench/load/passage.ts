/** Hands values from one who makes them to one who reads them, one at a time. */
export class Passage<T> implements AsyncIterable<T> {
  private next = Promise.withResolvers<{ value: T } | null>();
  private taken = Promise.withResolvers<void>();

  /** Resolves when the value was taken. */
  async put(value: T): Promise<void> {
    this.next.resolve({ value });
    await this.taken.promise;
    this.taken = Promise.withResolvers();
  }

  end(): void {
    this.next.resolve(null);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for (;;) {
      const found = await this.next.promise;
      if (!found) return;
      this.next = Promise.withResolvers();
      this.taken.resolve();
      yield found.value;
    }
  }
}
