import type { ModuleMetadata, OwnerPeriod } from '@gejie/core';
import { useOwners } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import './pool.css';

/** Who has had a record, from when to when, and how it left them. */
export function OwnerList({ module, id, pool }: { module: ModuleMetadata; id: number; pool?: number }) {
  const t = useText();
  const { data: periods = [] } = useOwners(module.path, id, pool);
  if (periods.length === 0) return null;
  return (
    <section className="pool-owners">
      <h3>{t('pools.owners')}</h3>
      <ol>
        {periods.map((period) => (
          <Period key={period.from} period={period} />
        ))}
      </ol>
    </section>
  );
}

function Period({ period: { owner, pool, from, until, why, note } }: { period: OwnerPeriod }) {
  const t = useText();
  const format = useFormat();
  const who = owner
    ? (owner.label ?? '—')
    : pool
      ? `${t('pools.inPool')} · ${pool.label ?? ''}`
      : t('pools.nobody');
  const end = until ? format.dateTimeShort(until) : t('pools.until.now');
  return (
    <li>
      <b>{who}</b>
      <span className="quiet">{`${format.dateTimeShort(from)} – ${end}`}</span>
      {why && <span>{t(`pools.why.${why}`)}</span>}
      {note && <span className="quiet">{note}</span>}
    </li>
  );
}
