import { ProblemNotice } from '../../ui/states.tsx';

/** Until the modules are known, or when they can't be. */
export function RightsWaiting({ error }: { error: unknown }) {
  if (error) return <ProblemNotice error={error} />;
  return (
    <div className="record-skeleton-lines" aria-hidden="true">
      {[88, 92, 90, 86].map((width) => (
        <span key={width} className="skeleton" style={{ width: `${width}%`, height: 18 }} />
      ))}
    </div>
  );
}
