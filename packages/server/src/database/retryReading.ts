import { setTimeout as delay } from 'node:timers/promises';
import { databaseFailure } from './databaseErrors.ts';

const mostTries = 5;
/** Milliseconds, twice as long after each attempt. */
const pause = 50;

/** Reads once more when the line broke meanwhile: the next attempt gets another connection. */
export async function retryReading<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if (attempt >= mostTries || databaseFailure(error) !== 'unavailable') throw error;
      await delay(pause * 2 ** attempt);
    }
  }
}
