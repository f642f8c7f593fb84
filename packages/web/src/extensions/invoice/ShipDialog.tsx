import { Decimal, type DocumentLine, type Reference } from '@gejie/core';
import { useState } from 'react';
import { problemText, useAction } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import type { ActionDialogProps } from '../slots.ts';
import { SerialsInput } from '../stock/SerialsInput.tsx';
import { serialsIn } from '../stock/serialsIn.ts';
import { useTracked } from '../stock/useTracked.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The goods leave: with whom, under which number, and which pieces of those that are known by theirs. INV-08 */
export default function ShipDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const lines = ((record.lines ?? []) as DocumentLine[]).filter(
    ({ kind, quantity }) => kind === 'item' && Number(quantity) > 0,
  );
  const tracked = useTracked(lines);
  const pieces = lines.filter(({ item }) => item && tracked?.has(item.id));
  const warehouse = (record.warehouse as Reference | null)?.id ?? null;
  const [carrier, setCarrier] = useState(text(record.carrier));
  const [trackingNumber, setTrackingNumber] = useState(text(record.trackingNumber));
  const [given, setGiven] = useState<Record<number, string>>({});
  const ship = useAction(module.path, 'ship', { quiet: true });
  const body = {
    ...(carrier.trim() ? { carrier: carrier.trim() } : {}),
    ...(trackingNumber.trim() ? { trackingNumber: trackingNumber.trim() } : {}),
    serials: pieces.map(({ id }) => ({ line: id, serials: serialsIn(given[id ?? 0] ?? '') })),
  };
  const go = () =>
    ship.mutate(
      { id: record.id, body },
      {
        onSuccess: () => {
          onClose();
          announce(t('shipping.done'));
        },
      },
    );
  return (
    <Dialog title={t('shipping.title', { name: titleOf(module, record) })} width={560} onClose={onClose}>
      <div className="ship-facts">
        <label>
          {t('shipping.carrier')}
          <input
            className="text-input"
            value={carrier}
            onChange={(event) => setCarrier(event.target.value)}
          />
        </label>
        <label>
          {t('shipping.tracking')}
          <input
            className="text-input"
            value={trackingNumber}
            onChange={(event) => setTrackingNumber(event.target.value)}
          />
        </label>
      </div>
      {pieces.map(({ id, item, description, quantity }) => (
        <section key={id}>
          <h4>
            {description} × {new Decimal(quantity ?? 0).toFixed()}
          </h4>
          <SerialsInput
            words={description ?? ''}
            needed={Number(quantity)}
            value={given[id ?? 0] ?? ''}
            among={item && warehouse !== null ? { product: item.id, warehouse } : undefined}
            onChange={(typed) => setGiven({ ...given, [id ?? 0]: typed })}
          />
        </section>
      ))}
      {ship.error && (
        <p className="field-error" role="alert">
          {problemText(t, ship.error)}
        </p>
      )}
      <DialogActions
        action={t('shipping.ship')}
        disabled={ship.isPending || tracked === null}
        onAct={go}
        onCancel={onClose}
      />
    </Dialog>
  );
}
