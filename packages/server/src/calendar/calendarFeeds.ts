import type { SessionLoader } from '../access/loadSession.ts';
import { digestOf, newSecret } from '../access/secretToken.ts';
import type { Session } from '../access/session.ts';
import { deleteFeed, feedOf, insertFeed, userOfFeed } from '../database/calendar/feedRows.ts';
import type { Database } from '../database/connection.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { SealedSecrets } from '../signIn/sealedSecrets.ts';
import type { Calendars } from './calendars.ts';
import { feedText } from './feedText.ts';

export interface FeedDependencies {
  database: Database;
  sessions: Pick<SessionLoader, 'sessionOf'>;
  secrets: SealedSecrets;
  calendars: Calendars;
  clock(): Date;
}

const day = 86_400_000;
/** What a subscriber sees of the past and of the future. */
const back = 90 * day;
const ahead = 300 * day;

const purposeOf = (user: number) => `calendar feed of ${user}`;

/** Calendars as other programs subscribe to them, at an address that is known to its owner alone. CAL-04 */
export class CalendarFeeds {
  private readonly needs: FeedDependencies;

  constructor(needs: FeedDependencies) {
    this.needs = needs;
  }

  /** The path of one's own feed, made when it is first asked for. */
  async pathFor(session: Session): Promise<string> {
    if (!session.user)
      throw new ProblemError('forbidden', { zh: '只有员工才有日历', en: 'Only people have calendars' });
    const { id } = session.user;
    const { database, secrets } = this.needs;
    const known = await feedOf(database.kysely, id);
    if (known !== null) return pathOf(await secrets.open(known, purposeOf(id)));
    const secret = newSecret();
    const sealed = await secrets.seal(secret, purposeOf(id));
    const isMine = await insertFeed(database.kysely, id, digestOf(secret), sealed);
    return isMine ? pathOf(secret) : this.pathFor(session);
  }

  /** The old address leads nowhere any more. */
  async end({ user }: Session): Promise<void> {
    if (user) await deleteFeed(this.needs.database.kysely, user.id);
  }

  /**
   * The calendar behind an address as text/calendar (RFC 5545): series are unfolded, so that every program shows them the
   * same, across time zones.
   * @throws ProblemError notFound, also when its owner has left
   */
  async read(secret: string): Promise<string> {
    const user = await userOfFeed(this.needs.database.kysely, digestOf(secret));
    const session = user === null ? null : await this.needs.sessions.sessionOf(user, { way: 'api' });
    if (!session?.user) throw notFound();
    const now = this.needs.clock().getTime();
    const { entries } = await this.needs.calendars.read(session, {
      from: new Date(now - back).toISOString(),
      to: new Date(now + ahead).toISOString(),
      layers: ['own'],
      also: [],
      busy: [],
    });
    return feedText({
      name: `${session.company.name} · ${session.user.name}`,
      // What was called off, and tasks that are done, would stand there as if they were to come.
      entries: entries.filter(({ done, free }) => !(done && free)),
      timeZone: session.user.timeZone,
      now: new Date(now),
    });
  }
}

function pathOf(secret: string): string {
  return `/api/calendar/feeds/${secret}`;
}
