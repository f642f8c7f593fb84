import type { NoticeKind } from '../notices/noticeKinds.ts';
import type { NoticeTopic, NoticeWay } from '../notices/noticeTopics.ts';
import type { Reference } from './reference.ts';

/** Something the reader is told of; its sentence is `noticeKinds[kind]`. */
export interface NotificationAnswer {
  id: number;
  kind: NoticeKind;
  at: string;
  read: boolean;
  /** Who did it; null for the system. */
  actor: Reference | null;
  /** The record it is about, which the reader may see; null when it is about none, or many. */
  record: (Reference & { module: string }) | null;
  /** Somebody else it speaks of, or a department. */
  other: Reference | null;
  /** How many records it tells of. */
  count: number | null;
  /** What somebody said, where it tells of that. */
  text: string | null;
  /** Where what it tells of takes place, as the reader may know. */
  place: string | null;
  /** Records that have come to the reader, of which there is a hand-over brief. */
  briefs: { module: string; id: number; label: string }[];
  /** Fills the other holes of the sentence. */
  detail: Record<string, unknown>;
}

/** `GET /api/notifications` */
export interface NotificationsAnswer {
  notifications: NotificationAnswer[];
  next: string | null;
  unread: { value: number; exact: boolean };
}

/** `GET /api/notifications/wishes` */
export interface NoticeWishesAnswer {
  ways: Record<NoticeTopic, NoticeWay>;
  /** 0–23, in the reader's time zone. */
  digestHour: number;
  /** Where letters go; null: nowhere. */
  email: string | null;
  /** Whether this server sends mail at all. */
  sendsMail: boolean;
}
