import { useStopJob } from '../../api/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';

interface StopJobProps {
  job: number;
  className?: string;
  /** What is stopped, where that should be said. */
  name?: TextKey;
}

/** Stops a job. It ends what it is at first: until then the button says that it was heard. */
export function StopJob({ job, className, name = 'bulk.stop' }: StopJobProps) {
  const t = useText();
  const { stop, isStopping } = useStopJob(job);
  return (
    <button type="button" className={className} disabled={isStopping} onClick={stop}>
      {t(isStopping ? 'bulk.stopping' : name)}
    </button>
  );
}
