import { useParams } from '@tanstack/react-router';
import { useBelongings, useRecord } from '../../api/index.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { LeaveForm } from './LeaveForm.tsx';
import './leave.css';

/** Somebody leaves: all that is theirs on one page, and whom it goes to. */
export default function LeaveScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const user = useRecord('users', Number(id));
  const belongings = useBelongings(Number(id));
  const error = user.error ?? belongings.error;
  if (error) return <ProblemNotice error={error} onRetry={() => void belongings.refetch()} />;
  if (!user.data || !belongings.data) return <ScreenSkeleton />;
  return <LeaveForm user={user.data.id} name={String(user.data.name ?? '')} belongings={belongings.data} />;
}
