import pg from 'pg';
import { vi } from 'vitest';

/** How many statements the longest transaction of `run` is made of, whatever else is asked beside it. */
export async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await run();
    const open = new Map<unknown, number>();
    let most = 0;
    for (const [at, [asked]] of query.mock.calls.entries()) {
      const connection = query.mock.contexts[at];
      const text = typeof asked === 'string' ? asked : ((asked as unknown as { text?: string }).text ?? '');
      if (/^begin/i.test(text)) open.set(connection, 0);
      else if (/^(commit|rollback$)/i.test(text)) open.delete(connection);
      else if (open.has(connection)) {
        const count = (open.get(connection) ?? 0) + 1;
        open.set(connection, count);
        most = Math.max(most, count);
      }
    }
    return most;
  } finally {
    query.mockRestore();
  }
}
