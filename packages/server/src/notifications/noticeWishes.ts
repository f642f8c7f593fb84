import {
  addToDay,
  dayIn,
  instantOf,
  type NoticeTopic,
  type NoticeWay,
  type NoticeWishesAnswer,
  noticeTopics,
  noticeWays,
  usualWays,
} from '@gejie/core';
import { z } from 'zod';
import type { Session, SessionUser } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { putWish, type WishRow, wishOf } from '../database/notifications/wishRows.ts';

export interface WishDependencies {
  database: Database;
  clock(): Date;
  sendsMail: boolean;
}

const topics = Object.keys(noticeTopics) as [NoticeTopic, ...NoticeTopic[]];

export const wishesSchema = z.strictObject({
  ways: z.partialRecord(z.enum(topics), z.enum(noticeWays, { error: 'notChoice' })).optional(),
  digestHour: z.int().min(0).max(23).optional(),
});

const usual: WishRow = { ways: {}, digestHour: 8 };

/** How people want to be told of what. PLT-15 */
export class NoticeWishes {
  private readonly needs: WishDependencies;

  constructor(needs: WishDependencies) {
    this.needs = needs;
  }

  async answer(user: SessionUser): Promise<NoticeWishesAnswer> {
    const { ways, digestHour } = await this.of(user.id);
    return {
      ways: { ...usualWays, ...ways },
      digestHour,
      email: user.email,
      sendsMail: this.needs.sendsMail,
    };
  }

  async change(
    { company }: Session,
    user: SessionUser,
    { ways = {}, digestHour }: z.infer<typeof wishesSchema>,
  ): Promise<NoticeWishesAnswer> {
    const before = await this.of(user.id);
    const after = {
      ways: { ...before.ways, ...ways },
      digestHour: digestHour ?? before.digestHour,
    };
    await this.put(user.id, after, user.timeZone ?? company.timeZone);
    return this.answer(user);
  }

  /** Lets nothing of some topics go by mail any more; the bell goes on telling of it. */
  async stopMail(user: number, about: readonly NoticeTopic[], timeZone: string): Promise<void> {
    const before = await this.of(user);
    const inApp = Object.fromEntries(about.map((topic): [NoticeTopic, NoticeWay] => [topic, 'app']));
    await this.put(user, { ...before, ways: { ...before.ways, ...inApp } }, timeZone);
  }

  private async of(user: number): Promise<WishRow> {
    return (await wishOf(this.needs.database.kysely, user)) ?? usual;
  }

  private put(user: number, wish: WishRow, timeZone: string): Promise<void> {
    const hasDigest = Object.values(wish.ways).includes('digest');
    const at = hasDigest ? nextDigest(this.needs.clock(), wish.digestHour, timeZone) : null;
    return putWish(this.needs.database.kysely, user, wish, at);
  }
}

/** The next time it is `hour` for people in a time zone; where the clocks skip it, just after. */
export function nextDigest(now: Date, hour: number, timeZone: string): Date {
  const today = dayIn(timeZone, now);
  const on = (day: string) => instantOf(`${day} ${String(hour).padStart(2, '0')}:00:00`, timeZone);
  const next = on(today);
  return next > now ? next : on(addToDay(today, 1, 'day'));
}
