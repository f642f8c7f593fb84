import type { Reference } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useModule } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { GoneMark } from './GoneMark.tsx';

/** A record by its name, leading to its page; one the reader may not see says so and leads nowhere. */
export function ReferenceLink({ target, reference }: { target: string; reference: Reference }) {
  const t = useText();
  const module = useModule(target);
  if (reference.label === null) return <span className="quiet">{t('fields.hidden')}</span>;
  // What was taken out of the recycle bin for good has no page to lead to.
  const isThere = module !== undefined && reference.gone !== 'purged';
  return (
    <>
      {isThere ? (
        <Link className="value-link" to="/$path/$id" params={{ path: target, id: String(reference.id) }}>
          {reference.label}
        </Link>
      ) : (
        <span>{reference.label}</span>
      )}
      <GoneMark of={reference} />
    </>
  );
}
