/** One event as a browser would be given it. */
export interface HeardEvent {
  event: string;
  id: string | null;
  ids: number[];
}

/** A browser's ear: reads server-sent events until it is closed. */
export interface Ear {
  /** The next event that has not been taken yet; waits for it. */
  next(): Promise<HeardEvent>;
  /** Resolves when the server ends the stream. */
  ended: Promise<void>;
  close(): void;
}

/** @param address where the server listens */
export async function listenTo(address: string, headers: Record<string, string>): Promise<Ear> {
  const closing = new AbortController();
  const response = await fetch(`${address}/api/live`, { headers, signal: closing.signal });
  if (response.status !== 200 || !response.body) throw new Error(`The stream answered ${response.status}`);
  const heard: HeardEvent[] = [];
  const waiting: ((event: HeardEvent) => void)[] = [];
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const event of blocks.flatMap(eventIn)) {
        const taker = waiting.shift();
        if (taker) taker(event);
        else heard.push(event);
      }
    }
  };
  return {
    next() {
      const event = heard.shift();
      return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve));
    },
    ended: read().catch(() => undefined),
    close: () => closing.abort(),
  };
}

function eventIn(block: string): HeardEvent[] {
  const lines = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  if (!lines.event) return [];
  return [{ event: lines.event, id: lines.id ?? null, ids: JSON.parse(lines.data ?? '{}').ids }];
}
