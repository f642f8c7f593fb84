import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { ApiProblem } from '../api/index.ts';
import { useText } from '../i18n/index.ts';
import { Empty, ProblemNotice } from '../ui/states.tsx';

/** A screen that could not be shown: what happened, and the way on. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const t = useText();
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  if (error instanceof ApiProblem) return <ProblemNotice error={error} onRetry={again} />;
  return (
    <Empty icon="warning" title={t('frame.broken')} hint={t('frame.brokenHint')}>
      <button type="button" className="btn" onClick={again}>
        {t('problem.retry')}
      </button>
      <button type="button" className="btn" onClick={() => window.location.reload()}>
        {t('frame.reload')}
      </button>
    </Empty>
  );
}
