import { ProblemError } from '../../problem.ts';
import { DrawingThread } from './drawingThread.ts';
import type { Sheet } from './sheet.ts';

/** Documents drawn at a time; each takes a core. */
const atOnce = 2;
const mostWaiting = 40;

/** Makes PDFs of sheets, a few at a time; the others wait their turn. */
export class Press {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly idle: DrawingThread[] = [];

  /** @throws ProblemError tooMany when too many wait already */
  async draw(sheet: Sheet): Promise<Buffer> {
    await this.turn();
    try {
      let thread = this.idle.pop();
      while (thread?.ended) thread = this.idle.pop();
      thread ??= new DrawingThread();
      const drawn = await thread.draw(sheet);
      this.idle.push(thread);
      return drawn;
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= atOnce) {
      if (this.waiting.length >= mostWaiting)
        throw new ProblemError('tooMany', {
          zh: '正在打印的文件太多，请稍后再试',
          en: 'Too many documents are being printed; please try again in a moment',
        });
      await new Promise<void>((go) => this.waiting.push(go));
    }
    this.running += 1;
  }
}
