import { type AnsweredRecord, dayIn, type LastPrice, type ModuleMetadata } from '@gejie/core';
import { useLastPrices, useModules, useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { ProblemNotice } from '../../ui/states.tsx';

const most = 6;

/** At what price each product was last offered or sold; nothing for records to whom nothing is sold. */
export function BriefPrices({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { data: modules = [] } = useModules();
  const isSoldTo = modules.some(({ fields }) =>
    fields.some(
      ({ pricedFor }) =>
        pricedFor && fields.find(({ name }) => name === pricedFor)?.targets?.includes(module.path),
    ),
  );
  const { data, error, refetch } = useLastPrices(module.path, record.id, isSoldTo);
  if (!isSoldTo) return null;
  const prices = data?.prices;
  const beyond = (prices?.length ?? 0) - most;
  return (
    <section className="brief-part brief-half">
      <h2>
        {t('brief.prices')}
        {beyond > 0 && <span className="quiet">{t('brief.more', { count: beyond })}</span>}
      </h2>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!prices && !error && <span className="skeleton brief-waiting" />}
      {prices?.length === 0 && <p className="quiet">{t('brief.none')}</p>}
      {prices && prices.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('brief.item')}</th>
              <th className="brief-figure">{t('brief.price')}</th>
              <th>{t('brief.given')}</th>
            </tr>
          </thead>
          <tbody>
            {prices.slice(0, most).map((price) => (
              <Price key={`${price.item.module}:${price.item.id}`} price={price} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Price({ price: { item, price, discount, currency, document, at } }: { price: LastPrice }) {
  const t = useText();
  const format = useFormat();
  const { user } = useSignedIn();
  const less =
    discount &&
    ('percent' in discount ? `${Number(discount.percent)}%` : format.money(discount.amount, currency));
  return (
    <tr>
      <td>{item.label ?? t('fields.hidden')}</td>
      <td className="brief-figure">
        {format.money(price ?? '0', currency)}
        {less && <span className="quiet"> −{less}</span>}
      </td>
      <td>
        {format.date(dayIn(user.timeZone, new Date(at)))} {document.label}
      </td>
    </tr>
  );
}
