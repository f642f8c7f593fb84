import type { Session } from '../access/session.ts';
import type { RecordService } from '../records/recordService.ts';
import type { LeaveWish } from './leaveWish.ts';

/** Who takes the places of a leaver: whoever is named, the one who gets everything, or else the leaver's superior. */
export async function successorOf(
  records: RecordService,
  session: Session,
  { user, wish }: { user: number; wish: LeaveWish },
): Promise<number | null> {
  if (wish.successor !== undefined) return wish.successor;
  if ('user' in wish.to) return wish.to.user;
  const { manager } = await records.get(session, 'user', user, ['manager']);
  return (manager as { id: number } | null)?.id ?? null;
}
