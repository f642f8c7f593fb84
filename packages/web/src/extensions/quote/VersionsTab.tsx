import { type AnsweredRecord, type DocumentLine, type ModuleMetadata, sameValue } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { fieldOf, useRecords } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { discountText, draftsOf, short } from '../../fields/lines/draftLine.ts';
import { useUnits } from '../../fields/lines/useUnits.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import type { RecordSlotProps } from '../slots.ts';
import { compareVersions } from './compareVersions.ts';
import './quote.css';

/** Columns that can be read side by side. */
const most = 5;
const shown = [
  'revision',
  'status',
  'sentAt',
  'validUntil',
  'lines',
  'currency',
  'subtotal',
  'discountTotal',
  'total',
  'margin',
];
const figures = ['subtotal', 'discountTotal', 'total', 'margin'] as const;

/** The versions of a quote side by side, what differs from the one before marked. INV-06 */
export default function VersionsTab({ module, record }: RecordSlotProps) {
  const t = useText();
  const origin = Number(record.offer ?? (record.origin as { id: number } | null)?.id ?? record.id);
  const fields = shown.filter((name) => fieldOf(module, name));
  const { data, error, refetch } = useRecords(module.path, {
    where: { any: [{ id: origin }, { origin }, { offer: origin }] },
    sort: '-revision',
    fields,
    limit: most,
  });
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const versions = data?.pages[0]?.records.toReversed();
  if (!versions) return <ScreenSkeleton />;
  if (versions.length < 2)
    return <Empty icon="history" title={t('quotes.oneVersion')} hint={t('quotes.oneVersionHint')} />;
  return <Comparison module={module} record={record} versions={versions} />;
}

function Comparison({ module, record, versions }: RecordSlotProps & { versions: AnsweredRecord[] }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const rows = compareVersions(versions.map(({ id, lines }) => ({ id, lines: draftsOf(lines) })));
  return (
    <div className="version-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('lines.item')}</th>
            {versions.map((version) => (
              <th
                key={version.id}
                scope="col"
                className="line-figure"
                aria-current={version.id === record.id || undefined}
              >
                <VersionHead module={module} version={version} here={version.id === record.id} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, words, versions: lines }) => (
            <tr key={key} className={`line-${lines.find(Boolean)?.kind ?? 'item'}`}>
              <th scope="row">{words}</th>
              {lines.map((line, index) => (
                <td
                  key={versions[index]?.id}
                  className={isNew(lines, index) ? 'line-figure version-differs' : 'line-figure'}
                >
                  {line?.kind === 'item' && <LineCell line={line} currency={versions[index]?.currency} />}
                  {!line && <span className="nothing">—</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {figures.map((name) => {
            const field = fieldOf(module, name);
            return (
              field && (
                <tr key={name}>
                  <th scope="row">{label(field.label)}</th>
                  {versions.map((version, index) => {
                    const differs = index > 0 && !sameValue(version[name], versions[index - 1]?.[name]);
                    return (
                      <td
                        key={version.id}
                        className={differs ? 'line-figure figure version-differs' : 'line-figure figure'}
                      >
                        {typeof version[name] === 'string' &&
                          format.money(version[name], String(version.currency))}
                      </td>
                    );
                  })}
                </tr>
              )
            );
          })}
        </tfoot>
      </table>
    </div>
  );
}

function VersionHead({
  module,
  version,
  here,
}: {
  module: ModuleMetadata;
  version: AnsweredRecord;
  here: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const status = fieldOf(module, 'status');
  const name = t('quotes.version', { number: Number(version.revision ?? 1) });
  return (
    <>
      {here ? (
        <b>{name}</b>
      ) : (
        <Link to="/$path/$id" params={{ path: module.path, id: String(version.id) }} className="value-link">
          {name}
        </Link>
      )}
      {status && <FieldValue field={status} value={version.status} record={version} compact />}
      {typeof version.sentAt === 'string' && (
        <span className="quiet">{format.date(version.sentAt.slice(0, 10))}</span>
      )}
    </>
  );
}

function LineCell({ line, currency }: { line: DocumentLine; currency: unknown }) {
  const format = useFormat();
  const label = useLabel();
  const unit = label(useUnits().get(line.unit ?? '')) || line.unit;
  return (
    <>
      <span className="figure">{line.price !== null && format.money(line.price, String(currency))}</span>
      <span className="quiet figure">
        × {short(line.quantity)} {unit}{' '}
        {line.discount &&
          `−${discountText(line.discount, (amount) => format.money(amount, String(currency)))}`}
      </span>
    </>
  );
}

/** Whether a version says something else of the line than the one before it. */
function isNew(lines: readonly (DocumentLine | null)[], index: number): boolean {
  const said = (line: DocumentLine | null | undefined) =>
    line && { quantity: line.quantity, price: line.price, discount: line.discount, words: line.description };
  return index > 0 && !sameValue(said(lines[index]), said(lines[index - 1]));
}
