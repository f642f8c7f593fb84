import type { Call, HttpClient } from './http.ts';
import { quantile } from './statistics.ts';

export interface LoadResult {
  /** Answers per second. */
  throughput: number;
  p50: number;
  p95: number;
}

/** Many clients at once, each asking again as soon as it has its answer, for some seconds. */
export async function underLoad(
  clients: readonly HttpClient[],
  call: (client: number, round: number) => Call,
  seconds: number,
): Promise<LoadResult> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    clients.map(async (client, index) => {
      for (let round = 0; performance.now() < end; round++) {
        times.push((await client.expect(call(index, round))).milliseconds);
      }
    }),
  );
  const taken = (performance.now() - start) / 1000;
  return { throughput: times.length / taken, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
