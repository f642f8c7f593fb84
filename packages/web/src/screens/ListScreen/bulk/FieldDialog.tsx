import { useState } from 'react';
import { fieldOf, requestValue } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { isEmpty } from '../../FormScreen/fieldState.ts';
import { useGivingUp } from '../../FormScreen/useGivingUp.tsx';
import type { BulkDialogProps } from './bulkDialog.ts';
import { type BulkValues, bulkFields, isComplete, neededBeside } from './bulkValues.ts';
import { FieldChoice, ValueLine } from './FieldLine.tsx';

/** Fields of many records: which, and to what; with what their new values make necessary. */
export function FieldDialog({ module, many, busy, onClose, onRun }: BulkDialogProps) {
  const t = useText();
  const [chosen, setChosen] = useState<readonly string[]>(['']);
  const [values, setValues] = useState<BulkValues>({});
  const { giveUp, question } = useGivingUp(
    Object.values(values).some((value) => !isEmpty(value)),
    onClose,
  );
  const needed = neededBeside(module, chosen, values);
  const set = (name: string, value: unknown) => setValues((before) => ({ ...before, [name]: value }));
  const without = (name: string) => {
    const { [name]: _gone, ...others } = values;
    setValues(others);
  };
  return (
    <Dialog title={t('bulk.editTitle', { many })} onClose={giveUp}>
      <form
        className="bulk-form"
        onSubmit={(event) => {
          event.preventDefault();
          const beside = needed.map(({ name }) => name).filter((name) => !isEmpty(values[name]));
          const sent = [...chosen, ...beside].map((name) => [name, requestValue(values[name] ?? null)]);
          onRun({ action: 'update', values: Object.fromEntries(sent) });
        }}
      >
        {chosen.map((name, place) => {
          const field = fieldOf(module, name);
          return (
            <div key={name} className="bulk-line">
              <FieldChoice
                name={name}
                fields={bulkFields(module).filter((one) => one.name === name || !chosen.includes(one.name))}
                onChoose={(next) => {
                  without(name);
                  setChosen(chosen.with(place, next));
                }}
                onRemove={
                  chosen.length > 1
                    ? () => {
                        without(name);
                        setChosen(chosen.toSpliced(place, 1));
                      }
                    : undefined
                }
              />
              {field && (
                <ValueLine
                  module={module}
                  field={field}
                  chosen={chosen}
                  values={values}
                  emptyHint={field.required ? null : t('bulk.willBeEmptied')}
                  onChange={(value) => set(name, value)}
                />
              )}
            </div>
          );
        })}
        {needed.map((field) => (
          <ValueLine
            key={field.name}
            module={module}
            field={field}
            chosen={chosen}
            values={values}
            emptyHint={t('bulk.neededToo')}
            onChange={(value) => set(field.name, value)}
          />
        ))}
        {!chosen.includes('') && (
          <button
            type="button"
            className="btn btn-quiet bulk-more"
            onClick={() => setChosen([...chosen, ''])}
          >
            <Icon name="plus" size={13} />
            {t('bulk.addField')}
          </button>
        )}
        <DialogActions
          action={t('bulk.editDo', { many })}
          disabled={busy || !isComplete(module, chosen, values)}
          onCancel={giveUp}
        />
      </form>
      {question}
    </Dialog>
  );
}
