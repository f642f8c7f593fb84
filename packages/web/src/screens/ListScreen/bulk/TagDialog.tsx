import { useId, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Check } from '../../../ui/Check.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { TagNames } from '../../../ui/TagNames.tsx';
import type { BulkDialogProps } from './bulkDialog.ts';

/** Puts one tag on many records, or takes it off. */
export function TagDialog({ many, busy, onClose, onRun }: BulkDialogProps) {
  const t = useText();
  const id = useId();
  const [name, setName] = useState('');
  const [own, setOwn] = useState(false);
  const [action, setAction] = useState<'tag' | 'untag'>('tag');
  return (
    <Dialog title={t('bulk.tagTitle', { many })} onClose={onClose}>
      <form
        className="bulk-form"
        onSubmit={(event) => {
          event.preventDefault();
          onRun({ action, values: { name: name.trim(), private: own } });
        }}
      >
        <fieldset className="bulk-choice">
          <legend className="for-screen-readers">{t('bulk.tag')}</legend>
          {(['tag', 'untag'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-action`}
                checked={action === one}
                onChange={() => setAction(one)}
              />
              {t(one === 'tag' ? 'bulk.tagDo' : 'bulk.untagDo')}
            </label>
          ))}
        </fieldset>
        <div>
          <label className="field-label" htmlFor={id}>
            {t('bulk.tagName')}
          </label>
          <input
            id={id}
            className="text-input"
            value={name}
            maxLength={40}
            list={`${id}-names`}
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
          <TagNames id={`${id}-names`} />
        </div>
        <Check label={t('tags.private')} checked={own} onChange={setOwn} />
        <DialogActions
          action={t(action === 'tag' ? 'bulk.tagDo' : 'bulk.untagDo')}
          disabled={busy || name.trim() === ''}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
