import {
  type AnsweredRecord,
  Decimal,
  type DocumentLine,
  type ListAnswer,
  numberFromText,
} from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressQuery, keys, problemText, request, useAction } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import type { ActionDialogProps } from '../slots.ts';
import { SerialsInput } from '../stock/SerialsInput.tsx';
import { serialsIn } from '../stock/serialsIn.ts';
import { useTracked } from '../stock/useTracked.ts';
import './receive.css';

/** What of a purchase has arrived: all that is awaited, or less of some lines. INV-09 */
export default function ReceiveDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const all = (record.lines ?? []) as DocumentLine[];
  const awaited = useAwaited(module.path, record.id, all);
  const tracked = useTracked(all);
  const [serials, setSerials] = useState<Record<number, string>>({});
  const [given, setGiven] = useState<Record<number, string>>({});
  const receive = useAction(module.path, 'receive', { quiet: true });
  const arriving = awaited.map(({ line, open }) => ({ line, quantity: given[line] ?? open }));
  const lines = arriving
    .map(({ line, quantity }) => ({
      line,
      quantity: numberFromText(quantity) || '0',
      ...(serials[line] ? { serials: serialsIn(serials[line]) } : {}),
    }))
    .filter(({ quantity }) => Number(quantity) !== 0);
  const isService = !all.some(({ item }) => item?.module === 'products');
  const go = () =>
    receive.mutate(
      { id: record.id, body: isService ? {} : { lines } },
      {
        onSuccess: () => {
          onClose();
          if (!isService) announce(t('purchases.received', { count: lines.length }));
        },
      },
    );
  return (
    <Dialog title={t('purchases.receive', { name: titleOf(module, record) })} width={560} onClose={onClose}>
      {isService ? (
        <p>{t('purchases.onlyServices')}</p>
      ) : (
        <table className="receive-lines">
          <thead>
            <tr>
              <th>{t('lines.item')}</th>
              <th className="figure">{t('purchases.awaited')}</th>
              <th className="figure">{t('purchases.arrived')}</th>
            </tr>
          </thead>
          <tbody>
            {awaited.map(({ line, item, words, open, unit }) => (
              <tr key={line}>
                <td>
                  {words}
                  {tracked?.has(item) && (
                    <SerialsInput
                      words={words}
                      needed={Number(numberFromText(given[line] ?? open)) || 0}
                      value={serials[line] ?? ''}
                      onChange={(typed) => setSerials({ ...serials, [line]: typed })}
                    />
                  )}
                </td>
                <td className="figure">
                  {open} {unit}
                </td>
                <td className="figure">
                  <input
                    className="text-input"
                    inputMode="decimal"
                    aria-label={`${words} ${t('purchases.arrived')}`}
                    value={given[line] ?? open}
                    onChange={(event) => setGiven({ ...given, [line]: event.target.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {receive.error && (
        <p className="field-error" role="alert">
          {problemText(t, receive.error)}
        </p>
      )}
      <DialogActions
        action={t(isService ? 'purchases.done' : 'purchases.book')}
        disabled={receive.isPending || (!isService && lines.length === 0) || tracked === null}
        onAct={go}
        onCancel={onClose}
      />
    </Dialog>
  );
}

interface Awaited {
  line: number;
  /** Id of the product. */
  item: number;
  words: string;
  unit: string;
  open: string;
}

/** What is open of the lines with goods; of a draft, all of them. */
function useAwaited(path: string, id: number, lines: readonly DocumentLine[]): Awaited[] {
  const { data } = useQuery({
    queryKey: [...keys.found('stock-claims'), 'awaited', id],
    queryFn: ({ signal }) => claimsOf(`${path}/${id}/related/claims`, signal),
  });
  if (!data) return [];
  const open = new Map(data.map(({ line, ordered }) => [Number(line), String(ordered)]));
  return lines.flatMap((line) => {
    if (line.kind !== 'item' || line.item?.module !== 'products' || line.id === null) return [];
    const left = data.length === 0 ? line.quantity : open.get(line.id);
    if (!left) return [];
    return [
      {
        line: line.id,
        item: line.item.id,
        words: line.description ?? '',
        unit: line.unit ?? '',
        open: new Decimal(left).toFixed(),
      },
    ];
  });
}

/** All of them, page after page. */
async function claimsOf(url: string, signal: AbortSignal): Promise<AnsweredRecord[]> {
  const found: AnsweredRecord[] = [];
  let after: string | undefined;
  do {
    const query = { ...addressQuery({ fields: ['line', 'ordered'], limit: 200 }), after };
    const page = await request<ListAnswer>(url, { query, signal });
    found.push(...page.records);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}
