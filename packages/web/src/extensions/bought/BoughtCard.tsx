import { type BoughtItem, dayIn } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useBought, useSignedIn } from '../../api/index.ts';
import { useUnits } from '../../fields/lines/useUnits.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import type { RecordSlotProps } from '../slots.ts';

/** How many are shown before all are asked for. */
const shownAtOnce = 8;

/** What a customer, or somebody there, has bought, the last first; nothing where nothing was. CUS-01 */
export default function BoughtCard({ module, record }: RecordSlotProps) {
  const t = useText();
  const format = useFormat();
  const { data } = useBought(module.path, record.id);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const rest = items.slice(shownAtOnce);
  return (
    <section className="related-card">
      <h3>
        {t('extensions.bought')}
        <span className="related-count">{format.number(items.length)}</span>
      </h3>
      <ul>
        {items.slice(0, shownAtOnce).map((one) => (
          <BoughtRow key={keyOf(one)} one={one} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className="quiet">{t('extensions.boughtMore', { count: rest.length })}</summary>
          <ul>
            {rest.map((one) => (
              <BoughtRow key={keyOf(one)} one={one} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function BoughtRow({ one: { item, quantity, unit, documents, at } }: { one: BoughtItem }) {
  const t = useText();
  const format = useFormat();
  const { user } = useSignedIn();
  const label = useLabel();
  const named = label(useUnits().get(unit ?? '')) || unit;
  const day = format.date(dayIn(user.timeZone, new Date(at)));
  return (
    <li>
      <Link
        to="/$path/$id"
        params={{ path: item.module, id: String(item.id) }}
        className="related-row"
        title={t('extensions.boughtTimes', { count: documents, day })}
      >
        <span className="related-name">{item.label ?? t('fields.hidden')}</span>
        <span className="tag tag-plain">
          {[format.number(Number(quantity)), named].filter(Boolean).join(' ')}
        </span>
        <span className="related-figure quiet">{day}</span>
      </Link>
    </li>
  );
}

function keyOf({ item, unit }: BoughtItem): string {
  return `${item.module}:${item.id}:${unit}`;
}
