import { type NoticeTopic, noticeTopics } from '@gejie/core';
import type { SessionLoader } from '../access/loadSession.ts';
import type { NoticeWishes } from '../notifications/noticeWishes.ts';
import { notFound } from '../problem.ts';
import { type SealedSecrets, Unreadable } from '../signIn/sealedSecrets.ts';

const purpose = 'unsubscribe from letters';

/** Links that stop letters without signing in: each is sealed and speaks of one person and some topics. */
export class Unsubscribing {
  private readonly needs: {
    secrets: SealedSecrets;
    wishes: NoticeWishes;
    sessions: Pick<SessionLoader, 'sessionOf'>;
  };

  constructor(needs: Unsubscribing['needs']) {
    this.needs = needs;
  }

  tokenFor(user: number, topics: readonly NoticeTopic[]): Promise<string> {
    return this.needs.secrets.seal(JSON.stringify({ user, topics: [...new Set(topics)] }), purpose);
  }

  /** @returns the topics that are no longer mailed @throws ProblemError notFound */
  async stop(token: string): Promise<{ topics: NoticeTopic[] }> {
    const { user, topics } = await this.opened(token);
    const session = await this.needs.sessions.sessionOf(user, { way: 'web' });
    if (!session?.user) throw notFound();
    const known = topics.filter((topic) => Object.hasOwn(noticeTopics, topic));
    await this.needs.wishes.stopMail(user, known, session.user.timeZone);
    return { topics: known };
  }

  private async opened(token: string): Promise<{ user: number; topics: NoticeTopic[] }> {
    try {
      return JSON.parse(await this.needs.secrets.open(token, purpose));
    } catch (error) {
      if (error instanceof Unreadable) throw notFound();
      throw error;
    }
  }
}
