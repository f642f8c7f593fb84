import { type Registry, topicOf } from '@gejie/core';
import { createTransport, type Transporter } from 'nodemailer';
import type { SessionLoader } from '../access/loadSession.ts';
import { ownWriting } from '../access/ownWriting.ts';
import type { Database, Executor } from '../database/connection.ts';
import {
  dropLetter,
  gatherDigest,
  gatherLetters,
  passOverOldNotices,
  putBackLetter,
  takeLetters,
  type WaitingLetter,
} from '../database/mail/letterRows.ts';
import { setNextDigest, takeDueDigests } from '../database/notifications/wishRows.ts';
import { nextDigest } from '../notifications/noticeWishes.ts';
import type { Notifications } from '../notifications/notifications.ts';
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
}

const lookEvery = 15_000;
const atOnce = 20;
const digestsAtOnce = 200;

/**
 * Sends what people mail with their records, and tells people by mail of what they want to be told that way, at once or
 * once a day, in every process that works. A notice
 * gets into one letter, in the transaction that takes it; what a letter says is looked up when it is sent, so that it tells
 * of nothing that its reader may not see by then. What the server does not take is tried again and again. PLT-15
 */
export class PostOffice {
  private readonly needs: PostDependencies;
  private readonly transport: Transporter;
  private looking: NodeJS.Timeout | undefined;
  private busy: Promise<unknown> = Promise.resolve();

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
    await this.busy;
    this.transport.close();
  }

  /** Gathers what is due and sends what may be sent now. @returns how many letters were sent */
  async look(): Promise<number> {
    const { database } = this.needs;
    const mailed = await deliverRecordMails({
      database,
      transport: this.transport,
      from: this.needs.server.from,
      host: new URL(this.needs.home).hostname,
      clock: this.needs.clock,
      onFault: this.needs.onFault,
    });
    await gatherLetters(database.kysely);
    while ((await database.transaction((tx) => this.gatherDigests(tx))) === digestsAtOnce);
    let sent = mailed;
    for (;;) {
      const { taken, delivered } = await database.transaction((tx) => this.deliver(tx));
      sent += delivered;
      if (taken < atOnce || delivered === 0) return sent;
    }
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

  private async deliver(tx: Executor): Promise<{ taken: number; delivered: number }> {
    const letters = await takeLetters(tx, atOnce);
    let delivered = 0;
    for (const letter of letters) {
      try {
        await this.send(letter);
        await dropLetter(tx, letter.id);
        delivered += 1;
      } catch (error) {
        this.needs.onFault(error);
        await putBackLetter(tx, letter.id);
      }
    }
    return { taken: letters.length, delivered };
  }

  /** Who has left, has no address, or may see nothing of it gets no letter. */
  private async send({ id, user, notices: ids, digest }: WaitingLetter): Promise<void> {
    const { sessions, notifications, unsubscribing, home, registry, server } = this.needs;
    const session = await sessions.sessionOf(user, { way: 'system' });
    const address = session?.user?.email;
    if (!session?.user || !address) return;
    const notices = await notifications.named(session, ids);
    if (notices.length === 0) return;
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
    await this.transport.sendMail({
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
    });
  }
}
