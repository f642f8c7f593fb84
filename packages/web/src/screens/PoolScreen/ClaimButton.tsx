import type { AnsweredRecord, ModuleMetadata, PoolAnswer } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { problemText, useClaim } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce, announceProblem } from '../../ui/announce.ts';

interface ClaimButtonProps {
  module: ModuleMetadata;
  pool: PoolAnswer;
  record: AnsweredRecord;
  /** In a dialog: the one thing to do there. */
  primary?: boolean;
}

/** Claims a record; the announcement leads to it. */
export function ClaimButton({ module, pool, record, primary }: ClaimButtonProps) {
  const t = useText();
  const navigate = useNavigate();
  const claim = useClaim(module.path);
  if (!pool.mayClaim) return null;
  const open = () =>
    void navigate({ to: '/$path/$id', params: { path: module.path, id: String(record.id) } });
  const run = () =>
    claim.mutate(
      { id: record.id, pool: pool.id },
      {
        onSuccess: () => {
          const text = t('pools.claimed', { name: titleOf(module, record) });
          announce(text, primary ? undefined : { label: t('pools.open'), run: open });
          if (primary) open();
        },
        onError: (error) => announceProblem(problemText(t, error)),
      },
    );
  return (
    <button
      type="button"
      className={primary ? 'btn btn-primary' : 'btn'}
      disabled={claim.isPending}
      onClick={run}
    >
      {t('pools.claim')}
    </button>
  );
}
