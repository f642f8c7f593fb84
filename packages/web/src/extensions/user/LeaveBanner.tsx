import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { RecordSlotProps } from '../slots.ts';

/** The way to the hand-over, for who may close accounts. */
export default function LeaveBanner({ record }: RecordSlotProps) {
  const t = useText();
  const { user, functions } = useSignedIn();
  if (!functions.includes('users') || record.status !== 'active' || record.id === user.id) return null;
  return (
    <p className="leave-link">
      <Link to="/users/$id/leave" params={{ id: String(record.id) }} className="btn">
        <Icon name="users" size={13} />
        {t('leave.action')}
      </Link>
    </p>
  );
}
