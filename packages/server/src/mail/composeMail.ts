import type { Registry } from '@gejie/core';
import type { SessionLoader } from '../access/loadSession.ts';
import type { Composition } from '../composition.ts';
import type { Database } from '../database/connection.ts';
import { NoticeWishes } from '../notifications/noticeWishes.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Printing } from '../printing/printing.ts';
import type { RecordService } from '../records/recordService.ts';
import type { SealedSecrets } from '../signIn/sealedSecrets.ts';
import { PostOffice } from './postOffice.ts';
import { RecordMail } from './recordMail.ts';
import { Unsubscribing } from './unsubscribing.ts';

interface MailParts {
  composition: Composition;
  home: string;
  database: Database;
  sessions: SessionLoader;
  secrets: SealedSecrets;
  notifications: Notifications;
  records: RecordService;
  printing: Printing;
  registry(): Registry;
  clock(): Date;
}

/** What goes out by mail; without a mail server there is no post office, and whoever wants to send something is told so. */
export function composeMail({ composition, home, sessions, secrets, notifications, ...parts }: MailParts) {
  const { database, records, printing, registry, clock } = parts;
  const server = composition.mail ?? null;
  const noticeWishes = new NoticeWishes({ database, clock, sendsMail: server !== null });
  const unsubscribing = new Unsubscribing({ secrets, wishes: noticeWishes, sessions });
  const post =
    server &&
    new PostOffice({
      database,
      server,
      home,
      sessions,
      notifications,
      unsubscribing,
      registry,
      clock,
      onFault: (error) => composition.onFault(error),
      onRefusal: (error) => composition.onRefusal(error),
    });
  const recordMail = new RecordMail({
    database,
    records,
    registry,
    printing,
    server,
    onWaiting: () => {
      // A process that does no background work leaves it to those that do.
      if (composition.works !== false) post?.lookSoon();
    },
  });
  return { noticeWishes, unsubscribing, post, recordMail };
}
