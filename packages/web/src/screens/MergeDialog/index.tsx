import type { ModuleMetadata } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  isRunning,
  problemText,
  recordsChanged,
  useJob,
  useMerge,
  useMergePreview,
} from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { apart, type Choices, differencesAmong, firstChoices, likelySurvivor, takenOver } from './choices.ts';
import { FieldChoices } from './FieldChoices.tsx';
import { GoingAlong } from './GoingAlong.tsx';
import { KeptRecord } from './KeptRecord.tsx';
import './merge.css';

export interface MergeDialogProps {
  module: ModuleMetadata;
  /** Two to five. */
  ids: readonly number[];
  onClose(): void;
  /** @param into the record that stays */
  onMerged(into: number): void;
}

/** Makes one record of several: which stays, what it takes over field by field, and what goes along. PLT-09 */
export default function MergeDialog({ module, ids, onClose, onMerged }: MergeDialogProps) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const { data: preview, error: unseen } = useMergePreview(module.path, ids);
  const { mutate: merge, data: started, isPending, error: refused } = useMerge(module.path);
  const [kept, setKept] = useState<number | null>(null);
  const [chosen, setChosen] = useState<Choices>({});
  const many = names.countedByName(module, format.number(ids.length));
  const records = apart(module, preview?.records ?? []);
  const into = kept ?? likelySurvivor(records, preview?.moving ?? []);
  const differences = differencesAmong(module, records);
  const choices = { ...firstChoices(differences, records, into), ...chosen };
  const survivor = records.find(({ id }) => id === into);
  const locked = records.filter(({ rights }) => rights?.edit === false || rights?.delete === false);
  const from = records.map(({ id }) => id).filter((id) => id !== into);
  const failed = useMergeEnd(started?.job ?? null, () => {
    if (survivor) announce(t('merge.done', { many, name: nameAfter() }));
    onMerged(into);
  });
  const nameAfter = () => {
    const named = records.find(({ id }) => id === choices[module.title]) ?? survivor;
    return named ? titleOf(module, named) : '';
  };
  const busy = isPending || (started !== undefined && failed === null);
  const problem = refused ? problemText(t, refused) : failed;

  return (
    <Dialog
      title={t('merge.title', { many })}
      width={Math.max(620, 190 + 230 * ids.length)}
      onClose={onClose}
    >
      <form
        className="merge"
        onSubmit={(event) => {
          event.preventDefault();
          merge({ into, from, values: takenOver(choices, records, into) });
        }}
      >
        {unseen && (
          <p className="field-error" role="alert">
            {problemText(t, unseen)}
          </p>
        )}
        {!preview && !unseen && <span className="skeleton" style={{ height: 160 }} />}
        {preview && (
          <div className="merge-fields" style={{ '--records': records.length } as React.CSSProperties}>
            <KeptRecord
              module={module}
              records={records}
              into={into}
              onChange={(id) => {
                setKept(id);
                setChosen({});
              }}
            />
            <FieldChoices
              module={module}
              records={records}
              differences={differences}
              choices={choices}
              refused={refused}
              onChoose={(field, id) => setChosen((before) => ({ ...before, [field]: id }))}
            />
          </div>
        )}
        {preview && <GoingAlong module={module} moving={preview.moving.filter(({ id }) => id !== into)} />}
        {locked.length > 0 && (
          <p className="field-error" role="alert">
            {t('merge.locked', {
              names: locked.map((record) => titleOf(module, record)).join(t('list.comma')),
            })}
          </p>
        )}
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        <DialogActions
          action={busy ? t('merge.working') : t('merge.do', { many })}
          disabled={busy || from.length === 0 || locked.length > 0}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

/** Waits for the job. @returns what went wrong; null as long as nothing did */
function useMergeEnd(id: number | null, onDone: () => void): string | null {
  const t = useText();
  const client = useQueryClient();
  const { data: job, isError } = useJob(id);
  const told = useRef<number | null>(null);
  const ended = job !== undefined && !isRunning(job);
  useEffect(() => {
    if (id === null || !ended || job.state !== 'done' || told.current === id) return;
    told.current = id;
    void recordsChanged(client);
    onDone();
  }, [id, ended, job, client, onDone]);
  if (isError) return t('merge.lost');
  return ended && job.state !== 'done' ? (job.error ?? t('merge.lost')) : null;
}
