import type { StoredFile } from '@gejie/core';
import { type FormEvent, useState } from 'react';
import { problemText, useAction } from '../../api/index.ts';
import { FileControl, isStoredFile } from '../../fields/parts/FileControl.tsx';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { useGivingUp } from '../../screens/FormScreen/useGivingUp.tsx';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import type { ActionDialogProps } from '../slots.ts';
import './arrive.css';
import { usePosition } from './usePosition.ts';

/** Being there, on the phone: when is the server's to say, where the phone's, and a picture of it. CAL-02 */
export default function ArriveDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const position = usePosition();
  const planned = typeof record.place === 'string' ? record.place : '';
  const [place, setPlace] = useState(planned);
  const [photo, setPhoto] = useState<StoredFile | null>(null);
  const arrive = useAction(module.path, 'arrive', { quiet: true });
  const { giveUp, question } = useGivingUp(photo !== null || place !== planned, onClose);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (arrive.isPending) return;
    arrive.mutate(
      {
        id: record.id,
        body: {
          place: place.trim(),
          position: position === 'asking' ? null : position,
          photo: photo?.id ?? null,
        },
      },
      {
        onSuccess: () => {
          onClose();
          announce(t('visit.arrived'));
        },
      },
    );
  };
  return (
    <Dialog title={t('visit.title', { name: titleOf(module, record) })} width={420} onClose={giveUp}>
      <form className="arrive" onSubmit={send}>
        <p className="quiet" aria-live="polite">
          {position === 'asking' && t('visit.asking')}
          {position === null && t('visit.nowhere')}
          {position !== null &&
            position !== 'asking' &&
            t('visit.position', {
              where: `${position.latitude.toFixed(5)}, ${position.longitude.toFixed(5)}`,
              accuracy: Math.round(position.accuracy),
            })}
        </p>
        <LabelledInput label={t('visit.place')} value={place} onChange={setPlace} />
        <div>
          <label className="field-label" htmlFor="arrive-photo">
            {t('visit.photo')}
          </label>
          <FileControl
            id="arrive-photo"
            accept="image/*"
            camera
            preview
            value={photo}
            onChange={(value) => setPhoto(isStoredFile(value) ? value : null)}
          />
        </div>
        {arrive.error && (
          <p className="field-error" role="alert">
            {problemText(t, arrive.error)}
          </p>
        )}
        <footer className="dialog-actions">
          <button type="submit" className="btn btn-primary" disabled={arrive.isPending}>
            {t('visit.arrive')}
          </button>
        </footer>
      </form>
      {question}
    </Dialog>
  );
}
