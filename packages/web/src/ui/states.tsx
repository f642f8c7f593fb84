import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemText } from '../api/index.ts';
import { useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import './states.css';

export interface EmptyProps {
  icon: string;
  title: ReactNode;
  hint?: ReactNode;
  /** The first step. */
  children?: ReactNode;
}

/** Nothing here: says what belongs here and offers the first step. */
export function Empty({ icon, title, hint, children }: EmptyProps) {
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} size={22} />
      </span>
      <h2 className="state-title">{title}</h2>
      {hint && <p className="quiet">{hint}</p>}
      {children && <div className="state-actions">{children}</div>}
    </div>
  );
}

/** Something could not be read: says what happened and offers another try. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?(): void }) {
  const t = useText();
  return (
    <div className="state" role="alert">
      <span className="state-icon state-problem">
        <Icon name="warning" size={22} />
      </span>
      <p className="state-title">{problemText(t, error)}</p>
      {onRetry && (
        <div className="state-actions">
          <button type="button" className="btn" onClick={onRetry}>
            {t('problem.retry')}
          </button>
        </div>
      )}
    </div>
  );
}

/** An address that leads nowhere, or to what this user may not see. */
export function NotFound() {
  const t = useText();
  return (
    <Empty icon="search" title={t('frame.notFound')} hint={t('frame.notFoundHint')}>
      <Link to="/" className="btn">
        {t('frame.backHome')}
      </Link>
    </Empty>
  );
}

/** Grey lines where a screen will be. */
export function ScreenSkeleton() {
  const t = useText();
  return (
    <div className="screen-skeleton" role="status" aria-label={t('frame.loading')}>
      <span className="skeleton" style={{ width: 180, height: 22 }} />
      {[92, 84, 88, 76, 90, 70].map((width) => (
        <span key={width} className="skeleton" style={{ width: `${width}%`, height: 14 }} />
      ))}
    </div>
  );
}
