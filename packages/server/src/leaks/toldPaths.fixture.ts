import type { NotificationsAnswer } from '@gejie/core';
import { differs, get, type PathCheck } from './look.fixture.ts';
import { paths } from './world.fixture.ts';

/** What people are told without asking for a record. */
export const toldPaths: Record<string, PathCheck> = {
  'notices of having been mentioned on every record': async (look) => {
    const told: number[] = [];
    let after: string | null = null;
    do {
      const page: NotificationsAnswer = await get<NotificationsAnswer>(look, '/api/notifications', {
        limit: '100',
        ...(after ? { after } : {}),
      });
      for (const { record, kind } of page.notifications)
        if (kind === 'comment.mention') told.push(record?.id ?? 0);
      after = page.next;
    } while (after);
    const expected = paths
      .flatMap((path) => look.oracle.seen(look.person, path))
      .map((at) => look.settled.records[at] as number);
    return differs(
      'told of',
      [...new Set(told)].sort((a, b) => a - b),
      expected.sort((a, b) => a - b),
    );
  },
};
