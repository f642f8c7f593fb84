import { Worker } from 'node:worker_threads';
import type { ExtractedText } from './readable.ts';

/** Milliseconds that a file may take. */
const patience = 90_000;
/** Mebibytes that reading one file may take. */
const memory = 384;

/**
 * Reads a file out in a thread of its own, with an end to its time and its memory.
 * @throws Error when the file cannot be read, or asks for too much
 */
export async function extractApart(path: string, type: string): Promise<ExtractedText> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { path, type },
    resourceLimits: { maxOldGenerationSizeMb: memory },
    stdout: true,
    stderr: true,
  });
  let tooLate: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ExtractedText>((done, failed) => {
      tooLate = setTimeout(() => failed(new Error('Reading the file takes too long')), patience);
      worker.once('message', done);
      worker.once('error', failed);
      worker.once('exit', () => failed(new Error('Reading the file ended without a word')));
    });
  } finally {
    clearTimeout(tooLate);
    await worker.terminate();
  }
}
