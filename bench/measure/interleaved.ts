import type { Call, HttpClient } from './http.ts';
import { median, p95 } from './statistics.ts';

export interface Contender {
  client: HttpClient;
  /** The call of the n-th round. */
  call(round: number): Call;
}

export interface Timing {
  median: number;
  p95: number;
}

const warmUp = 5;
/** What takes long needs fewer rounds: then the rest is left out after so many milliseconds. */
const patience = 20_000;
const fewest = 5;

/** Lets two answer the same question by turns, so that whatever slows the machine slows both. */
export async function interleaved(
  ours: Contender,
  floor: Contender,
  rounds: number,
): Promise<{ ours: Timing; floor: Timing }> {
  const times = { ours: [] as number[], floor: [] as number[] };
  const begin = performance.now();
  for (let round = 0; round < rounds + warmUp; round++) {
    if (round >= warmUp + fewest && performance.now() - begin > patience) break;
    const turns = round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
    for (const turn of turns) {
      const { client, call } = turn === 'ours' ? ours : floor;
      const { milliseconds } = await client.expect(call(round));
      if (round >= warmUp) times[turn].push(milliseconds);
    }
  }
  return { ours: timing(times.ours), floor: timing(times.floor) };
}

export const timing = (times: readonly number[]): Timing => ({ median: median(times), p95: p95(times) });
