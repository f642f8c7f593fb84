import type { ModuleMetadata, PoolAnswer, Reference } from '@gejie/core';
import { useState } from 'react';
import { problemText, useBulk } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { AllotDialog } from './AllotDialog.tsx';

interface BulkPoolingProps {
  module: ModuleMetadata;
  pool: PoolAnswer;
  ids: number[];
  onDone(): void;
}

/** Claims, or hands out, the records picked: a job that goes on in the background. */
export function BulkPooling({ module, pool, ids, onDone }: BulkPoolingProps) {
  const t = useText();
  const bulk = useBulk(module.path);
  const [asking, setAsking] = useState(false);
  const start = (action: 'claim' | 'allot', values: object) =>
    bulk.mutate(
      { ids, action, values: { pool: pool.id, ...values } },
      {
        onSuccess: () => {
          announce(t('pools.started'));
          setAsking(false);
          onDone();
        },
        onError: (error) => announceProblem(problemText(t, error)),
      },
    );
  return (
    <>
      {pool.mayClaim && (
        <button
          type="button"
          className="btn btn-primary"
          disabled={bulk.isPending}
          onClick={() => start('claim', {})}
        >
          {t('pools.claimMany', { count: ids.length })}
        </button>
      )}
      {pool.mayAssign && (
        <button type="button" className="btn" disabled={bulk.isPending} onClick={() => setAsking(true)}>
          {t('pools.assignMany', { count: ids.length })}
        </button>
      )}
      {asking && (
        <AllotDialog
          problem={null}
          busy={bulk.isPending}
          onAllot={(user: Reference) => start('allot', { user: user.id })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
