import type { AnsweredRecord, ModuleMetadata, Reference } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import MergeDialog from './index.tsx';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));
/** Besides the one at hand. */
const mostOthers = 4;

interface MergeWithProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  onClose(): void;
}

/** From one record: which others are the same, then as from the list. */
export default function MergeWith({ module, record, onClose }: MergeWithProps) {
  const t = useText();
  const navigate = useNavigate();
  const id = useId();
  const [others, setOthers] = useState<Reference[]>([]);
  const [chosen, setChosen] = useState(false);
  if (chosen) {
    return (
      <MergeDialog
        module={module}
        ids={[record.id, ...others.map((one) => one.id)]}
        onClose={onClose}
        onMerged={(into) => {
          onClose();
          void navigate({ to: '/$path/$id', params: { path: module.path, id: String(into) } });
        }}
      />
    );
  }
  return (
    <Dialog title={t('merge.withTitle', { name: titleOf(module, record) })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setChosen(true);
        }}
      >
        <label className="field-label" htmlFor={id}>
          {t('merge.others', { most: mostOthers })}
        </label>
        <ReferenceSelect
          id={id}
          target={module.path}
          value={others}
          where={{ id: { ne: record.id } }}
          several
          autoFocus
          onChange={(some) => setOthers(some.slice(0, mostOthers))}
        />
        <DialogActions action={t('merge.next')} disabled={others.length === 0} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
