/**
 * Remembers in this process what the access rules were told by the database, until the database says that something
 * changed. While nothing can be heard from it nothing is remembered.
 */
export class AccessCache {
  private entries = new Map<string, { value: Promise<unknown>; until: number }>();
  private listening = false;
  private static readonly most = 20_000;

  /**
   * @param load asked at most once for callers that come while it runs
   * @param seconds how long the answer holds at most
   */
  get<T>(key: string, load: () => Promise<T>, seconds = 600): Promise<T> {
    const known = this.entries.get(key);
    if (known && known.until > Date.now()) return known.value as Promise<T>;
    const value = load();
    if (this.listening) {
      if (this.entries.size >= AccessCache.most) this.clear();
      const entry = { value, until: Date.now() + seconds * 1000 };
      this.entries.set(key, entry);
      value.catch(() => {
        if (this.entries.get(key) === entry) this.entries.delete(key);
      });
    }
    return value;
  }

  /** Forgets all. An answer still under way reaches those who asked before, and nobody else. */
  clear(): void {
    this.entries = new Map();
  }

  /** Told by the listener when the line to the database is up or down. */
  heard(listening: boolean): void {
    this.listening = listening;
    this.clear();
  }
}
