import type { Reference } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useModule } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';

/** A record by its name, leading to its page; one the reader may not see says so and leads nowhere. */
export function ReferenceLink({ target, reference }: { target: string; reference: Reference }) {
  const t = useText();
  const module = useModule(target);
  if (reference.label === null) return <span className="quiet">{t('fields.hidden')}</span>;
  if (!module) return <span>{reference.label}</span>;
  return (
    <Link className="value-link" to="/$path/$id" params={{ path: target, id: String(reference.id) }}>
      {reference.label}
    </Link>
  );
}
