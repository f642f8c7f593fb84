import type { CustomizedField, FieldTypeAnswer } from '@gejie/core';
import { useRestoreField } from '../../../api/index.ts';
import { useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { announce } from '../../../ui/announce.ts';
import { FieldFacts } from './FieldFacts.tsx';

interface DeletedFieldsProps {
  path: string;
  fields: readonly CustomizedField[];
  types: readonly FieldTypeAnswer[];
}

/** What was deleted and can still come back. */
export function DeletedFields({ path, fields, types }: DeletedFieldsProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { mutate: restore, isPending } = useRestoreField(path);
  if (fields.length === 0) return null;
  return (
    <>
      <h2>{t('workshop.deletedPart')}</h2>
      <ul className="field-list" aria-label={t('workshop.deletedPart')}>
        {fields.map((field) => (
          <li key={field.name}>
            <span className="drag-handle" />
            <FieldFacts field={field} types={types} />
            <span className="field-doings">
              <span className="quiet">
                {t('workshop.until', { day: format.date(field.restorableUntil?.slice(0, 10) ?? '') })}
              </span>
              <button
                type="button"
                className="btn"
                disabled={isPending}
                onClick={() =>
                  restore(field.name, {
                    onSuccess: () => announce(t('workshop.restored', { name: label(field.label) })),
                  })
                }
              >
                {t('workshop.restore')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
