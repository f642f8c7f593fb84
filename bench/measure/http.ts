import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  text: string;
  /** From sending the request to having the whole answer. */
  milliseconds: number;
}

export interface Call {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  body?: unknown;
}

/** One client that keeps its connection, as a browser does. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly origin: string;
  private readonly headers: Record<string, string>;

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin;
    this.headers = headers;
  }

  send({ method, path, body }: Call): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers =
      payload === undefined ? this.headers : { ...this.headers, 'content-type': 'application/json' };
    const start = performance.now();
    const sent = request(this.origin + path, { method, agent: this.agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const milliseconds = performance.now() - start;
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), milliseconds });
      });
    });
    sent.on('error', reject);
    sent.end(payload);
    return promise;
  }

  /** @throws Error with the answer, when it isn't a success */
  async expect(call: Call): Promise<Answer> {
    const answer = await this.send(call);
    if (answer.status >= 300) {
      throw new Error(`${call.method} ${call.path} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
    }
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }
}
