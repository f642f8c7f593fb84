import { type Registry, topicOf } from '@gejie/core';
import { createTransport, type Transporter } from 'nodemailer';
import type { SessionLoader } from '../access/loadSession.ts';
import { ownWriting } from '../access/ownWriting.ts';
import type { Database, Executor } from '../database/connection.ts';
import {
  type ClaimedLetter,
  claimLetter,
  dropLetter,
  gatherDigest,
  gatherLetters,
  passOverOldNotices,
  putBackLetter,
  renewLetter,
} from '../database/mail/letterRows.ts';
import { setNextDigest, takeDueDigests } from '../database/notifications/wishRows.ts';
import { nextDigest } from '../notifications/noticeWishes.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { claimFor, handOver, isOutOfReach } from './handOver.ts';
import { deliverRecordMails } from './mailDelivery.ts';
import { noticeLetter } from './noticeLetter.ts';
import type { Unsubscribing } from './unsubscribing.ts';

export interface MailServer {
  /** `smtp://user:password@host:587`, `smtps://…` */
  url: string;
  /** What stands as the sender. */
  from: string;
  /** Bytes of an attachment that it takes; absent: what most servers do. */
  largest?: number;
}

export interface PostDependencies {
  database: Database;
  server: MailServer;
  /** Where the application is reached, for the links. */
  home: string;
  sessions: Pick<SessionLoader, 'sessionOf'>;
  notifications: Notifications;
  unsubscribing: Unsubscribing;
  registry(): Registry;
  clock(): Date;
  onFault(error: unknown): void;
  /** Told of what the mail server would not do: no fault of ours. */
  onRefusal(error: unknown): void;
}

const lookEvery = 15_000;
const digestsAtOnce = 200;

/**
 * Sends what people mail with their records, and tells people by mail of what they want to be told that way, at once or
 * once a day, in every process that works. A notice gets into one letter, in the transaction that takes it; what a letter
 * says is looked up when it is sent, so that it tells of nothing that its reader may not see by then. A letter is claimed,
 * sent, and settled, each by itself: a mail server takes its time. What it does not take is tried again and again, and so
 * is what was cut off while it was sent, under the same message id. PLT-15
 */
export class PostOffice {
  private readonly needs: PostDependencies;
  private readonly transport: Transporter;
  private looking: NodeJS.Timeout | undefined;
  private busy: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(needs: PostDependencies) {
    this.needs = needs;
    this.transport = createTransport(needs.server.url, { from: needs.server.from });
  }

  start(): void {
    this.busy = passOverOldNotices(this.needs.database.kysely).catch(this.needs.onFault);
    this.lookSoon();
    this.looking = setInterval(() => this.lookSoon(), lookEvery).unref();
  }

  /** Where somebody waits for it; otherwise a look comes by itself. */
  lookSoon(): void {
    this.busy = this.busy.then(() => this.look()).catch(this.needs.onFault);
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    this.stopping = true;
    await this.busy;
    this.transport.close();
  }

  /** Gathers what is due and sends what may be sent now. @returns how many letters were sent */
  async look(): Promise<number> {
    const { database, server, home, clock } = this.needs;
    const mailed = await deliverRecordMails({
      ...this.needs,
      transport: this.transport,
      from: server.from,
      host: new URL(home).hostname,
      clock,
      goesOn: () => !this.stopping,
    });
    await gatherLetters(database.kysely);
    while ((await database.transaction((tx) => this.gatherDigests(tx))) === digestsAtOnce);
    return mailed + (await this.deliver());
  }

  /** Whoever was owed several digests, because all was down, gets one. */
  private async gatherDigests(tx: Executor): Promise<number> {
    const now = this.needs.clock();
    const due = await takeDueDigests(tx, now, digestsAtOnce);
    for (const { user, digestHour } of due) {
      const session = await this.needs.sessions.sessionOf(user, { way: 'system' });
      if (session) await gatherDigest(tx, user);
      const zone = session?.user?.timeZone;
      await setNextDigest(tx, user, zone === undefined ? null : nextDigest(now, digestHour, zone));
    }
    return due.length;
  }

  private async deliver(): Promise<number> {
    const { database, onFault } = this.needs;
    let sent = 0;
    while (!this.stopping) {
      const letter = await claimLetter(database.kysely, claimFor);
      if (!letter) break;
      const outcome = await this.send(letter).catch((error: unknown) => {
        onFault(error);
        return 'refused' as const;
      });
      if (outcome === 'done') await dropLetter(database.kysely, letter);
      else await putBackLetter(database.kysely, letter);
      if (outcome === 'done') sent += 1;
      if (outcome === 'outOfReach') break;
    }
    return sent;
  }

  /** Who has left, has no address, or may see nothing of it gets no letter. */
  private async send(claimed: ClaimedLetter): Promise<'done' | 'refused' | 'outOfReach'> {
    const { id, user, notices: ids, digest } = claimed;
    const { sessions, notifications, unsubscribing, home, registry, server, database, onRefusal } =
      this.needs;
    const session = await sessions.sessionOf(user, { way: 'system' });
    const address = session?.user?.email;
    if (!session?.user || !address) return 'done';
    const notices = await notifications.named(session, ids);
    if (notices.length === 0) return 'done';
    const token = await unsubscribing.tokenFor(
      user,
      notices.map(({ kind }) => topicOf(kind)),
    );
    const letter = noticeLetter({
      notices,
      digest,
      language: session.language,
      timeZone: session.user.timeZone,
      writing: ownWriting(session),
      company: session.company.name,
      home,
      unsubscribe: `${home}/unsubscribe?token=${token}`,
      registry: registry(),
    });
    const { refusal } = await handOver(
      { transport: this.transport, onRefusal },
      {
        ...letter,
        from: server.from,
        to: address,
        // The same for each try: who got it although the server did not say so can tell.
        messageId: `<notice-${id}@${new URL(home).hostname}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'List-Unsubscribe': `<${home}/api/notifications/unsubscribe/${token}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      },
      () => renewLetter(database.kysely, claimed, claimFor),
    );
    if (refusal === null) return 'done';
    return isOutOfReach(refusal) ? 'outOfReach' : 'refused';
  }
}
