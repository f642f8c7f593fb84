import { Worker } from 'node:worker_threads';
import type { Sheet } from './sheet.ts';

/** Milliseconds that a document may take. */
const patience = 60_000;
/** Mebibytes that a thread may take. */
const memory = 512;
/** Milliseconds a thread waits for another document before its fonts are let go. */
const idleFor = 30_000;

/** A thread that draws one document after another, and goes when there are none. */
export class DrawingThread {
  private readonly worker: Worker;
  private leaving: NodeJS.Timeout | undefined;
  ended = false;

  constructor() {
    this.worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memory },
      stdout: true,
      stderr: true,
    });
    this.worker.on('error', () => this.end());
    this.worker.on('exit', () => this.end());
    this.worker.unref();
  }

  /** @throws Error when it fails, or asks for too much; then the thread is of no more use */
  async draw(sheet: Sheet): Promise<Buffer> {
    clearTimeout(this.leaving);
    this.worker.ref();
    let tooLate: NodeJS.Timeout | undefined;
    let failed: (error: Error) => void = () => undefined;
    const exited = () => failed(new Error('Drawing ended without a word'));
    try {
      const answer = await new Promise<{ bytes?: Uint8Array; fault?: string }>((done, refused) => {
        failed = refused;
        tooLate = setTimeout(() => refused(new Error('Drawing takes too long')), patience);
        this.worker.once('message', done);
        this.worker.once('error', refused);
        this.worker.once('exit', exited);
        this.worker.postMessage(sheet);
      });
      if (answer.bytes === undefined) throw new Error(answer.fault);
      this.wait();
      return Buffer.from(answer.bytes);
    } catch (error) {
      this.end();
      throw error;
    } finally {
      clearTimeout(tooLate);
      this.worker.off('exit', exited).off('error', failed);
    }
  }

  private wait(): void {
    this.worker.unref();
    this.leaving = setTimeout(() => this.end(), idleFor).unref();
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.leaving);
    void this.worker.terminate();
  }
}
