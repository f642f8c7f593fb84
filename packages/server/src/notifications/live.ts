import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { noticesSince } from '../database/notifications/noticeRows.ts';
import { standingSessions } from '../database/sessions/sessionRows.ts';
import { standingTokens } from '../database/sessions/tokenRows.ts';

/**
 * What a stream is told: `notice` with the ids of notifications, `modules` when administrators have changed fields. What
 * they stand for is fetched by reads that are cut as ever.
 */
export interface LiveEvent {
  event: 'notice' | 'modules';
  /** Where the stream goes on when it has been cut off. */
  id?: number;
  data: { ids?: number[] };
}

/** Somebody who listens. */
export interface LiveStream {
  session: Session;
  send(event: LiveEvent): void;
  /** A sign of life, so that nobody between takes the line for dead. */
  beat(): void;
  end(): void;
}

/** Milliseconds between two signs of life, each with a look at who still may listen. */
const heartbeat = 20_000;
/** More than that many are told as "look again". */
const mostReplayed = 100;

const lookAgain: LiveEvent = { event: 'notice', data: { ids: [] } };

/** Tells the streams of this process what the database says to all processes. */
export class Live {
  private readonly database: Database;
  private readonly onFault: (error: unknown) => void;
  private readonly streams = new Map<number, Set<LiveStream>>();
  private readonly beating: NodeJS.Timeout;
  private closed = false;

  constructor(database: Database, onFault: (error: unknown) => void) {
    this.database = database;
    this.onFault = onFault;
    this.beating = setInterval(() => this.beat(), heartbeat).unref();
  }

  /**
   * @param last the id of the event before the stream was cut off
   * @returns what to call when the listener has gone
   */
  async open(stream: LiveStream, last: number | null): Promise<() => void> {
    const user = stream.session.user?.id ?? 0;
    if (this.closed) stream.end();
    else this.of(user).add(stream);
    if (last !== null) {
      const missed = await noticesSince(this.database.kysely, user, last, mostReplayed + 1);
      if (missed.length > mostReplayed) stream.send({ ...lookAgain, id: missed.at(-1) });
      else if (missed.length > 0)
        stream.send({ event: 'notice', id: Math.max(...missed), data: { ids: missed } });
    }
    return () => this.drop(user, stream);
  }

  /** What came through the channel of notices. */
  heard(payload: string): void {
    const { user, notice } = JSON.parse(payload) as { user: number; notice: number };
    for (const stream of this.streams.get(user) ?? [])
      stream.send({ event: 'notice', id: notice, data: { ids: [notice] } });
  }

  /** The modules are not what they were. */
  modulesChanged(): void {
    for (const stream of this.all()) stream.send({ event: 'modules', data: {} });
  }

  /** The database is heard again; what it said meanwhile is not known. */
  listening(yes: boolean): void {
    if (yes) for (const stream of this.all()) stream.send(lookAgain);
  }

  /** Ends the streams of those whose sign-in or token has ended. */
  async recheck(): Promise<void> {
    const streams = this.all();
    const ids = (kind: 'cookie' | 'token') => [
      ...new Set(
        streams.flatMap(({ session: { credential } }) => (credential?.kind === kind ? [credential.id] : [])),
      ),
    ];
    if (streams.length === 0) return;
    const [cookies, tokens] = await Promise.all([
      standingSessions(this.database.kysely, ids('cookie')),
      standingTokens(this.database.kysely, ids('token')),
    ]);
    const standing = { cookie: new Set(cookies), token: new Set(tokens) };
    for (const stream of streams) {
      const { credential } = stream.session;
      if (!credential || !standing[credential.kind].has(credential.id)) stream.end();
    }
  }

  /** Something of what access rests on has changed: see who still may listen. */
  accessChanged(): void {
    this.recheck().catch(this.onFault);
  }

  close(): void {
    this.closed = true;
    clearInterval(this.beating);
    for (const stream of this.all()) stream.end();
  }

  private beat(): void {
    for (const stream of this.all()) stream.beat();
    this.accessChanged();
  }

  private all(): LiveStream[] {
    return [...this.streams.values()].flatMap((streams) => [...streams]);
  }

  private of(user: number): Set<LiveStream> {
    const streams = this.streams.get(user) ?? new Set();
    this.streams.set(user, streams);
    return streams;
  }

  private drop(user: number, stream: LiveStream): void {
    const streams = this.streams.get(user);
    streams?.delete(stream);
    if (streams?.size === 0) this.streams.delete(user);
  }
}
