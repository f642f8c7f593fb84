import { SMTPServer } from 'smtp-server';

export interface Letter {
  to: string;
  raw: string;
}

export interface TestMailServer {
  url: string;
  letters: Letter[];
  /** Takes nothing for now. */
  refuses: boolean;
  /** Addresses that nobody has, for good. */
  unknown: Set<string>;
  /** Answers no letter until it is told to go on. @returns how it goes on, and what comes once a letter lies there */
  hold(): { goOn(): void; arrived: Promise<void> };
  close(): Promise<void>;
}

/** A mail server that keeps what it takes. */
export async function startMailServer(): Promise<TestMailServer> {
  const letters: Letter[] = [];
  const unknown = new Set<string>();
  let held: { until: Promise<void>; onArrival(): void } | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (!unknown.has(address)) return done();
      done(Object.assign(new Error(`no such user: ${address}`), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        held?.onArrival();
        await held?.until;
        if (started.refuses) return done(new Error('not now'));
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        letters.push({ to, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const started: TestMailServer = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuses: false,
    unknown,
    hold() {
      const until = Promise.withResolvers<void>();
      const arrived = Promise.withResolvers<void>();
      held = { until: until.promise, onArrival: arrived.resolve };
      return {
        arrived: arrived.promise,
        goOn() {
          held = null;
          until.resolve();
        },
      };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return started;
}

/** What a letter says, whichever way its parts are encoded. */
export function said(raw: string): string {
  const decoded = raw
    .replace(/\r\n/g, '\n')
    .replace(/\n\n([A-Za-z0-9+/=\n]{60,}?)\n(?=--)/g, (_, body: string) =>
      Buffer.from(body, 'base64').toString(),
    );
  return decoded
    .replace(/=\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString());
}

/** The PDF that goes with a letter. */
export function attachedTo(raw: string): Buffer {
  const [, body = ''] =
    /Content-Type: application\/pdf[\s\S]*?\n\n([A-Za-z0-9+/=\n]+?)\n--/.exec(raw.replace(/\r\n/g, '\n')) ??
    [];
  return Buffer.from(body, 'base64');
}
