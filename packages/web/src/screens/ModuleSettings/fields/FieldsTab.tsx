import type { CustomizedField, CustomizedFields } from '@gejie/core';
import { useState } from 'react';
import { useCustomizedFields, useMoveField } from '../../../api/index.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../../ui/states.tsx';
import { SortableList } from '../SortableList.tsx';
import { DeletedFields } from './DeletedFields.tsx';
import { DeleteFieldDialog } from './DeleteFieldDialog.tsx';
import { FieldDialog } from './FieldDialog.tsx';
import { FieldFacts } from './FieldFacts.tsx';

/** Every field of a module: those made here, in their order, those of the product, those that can come back. */
export default function FieldsTab({ path }: { path: string }) {
  const fields = useCustomizedFields(path);
  if (fields.isPending) return <ScreenSkeleton />;
  if (fields.isError) return <ProblemNotice error={fields.error} onRetry={() => void fields.refetch()} />;
  return <Fields path={path} known={fields.data} />;
}

function Fields({ path, known }: { path: string; known: CustomizedFields }) {
  const t = useText();
  const label = useLabel();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<CustomizedField | 'new' | null>(null);
  const [leaving, setLeaving] = useState<CustomizedField | null>(null);
  const { mutate: move } = useMoveField(path);
  const opened = open === null || open === 'new' ? null : known.fields.find(({ name }) => name === open.name);
  const words = text.trim().toLowerCase();
  const matches = (field: CustomizedField) =>
    [field.label.zh, field.label.en, field.name].some((name) => name.toLowerCase().includes(words));
  const own = known.fields.filter((field) => field.custom && matches(field));
  const product = known.fields.filter((field) => !field.custom && matches(field));
  const facts = (field: CustomizedField) => <FieldFacts field={field} types={known.types} />;
  return (
    <div className="field-workshop">
      <div className="workshop-bar">
        <input
          type="search"
          className="text-input"
          placeholder={t('workshop.find')}
          aria-label={t('workshop.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" className="btn btn-primary" onClick={() => setOpen('new')}>
          <Icon name="plus" size={13} />
          {t('workshop.add')}
        </button>
      </div>
      <h2>{t('workshop.ownPart')}</h2>
      {own.length === 0 && words === '' ? (
        <Empty icon="columns" title={t('workshop.ownNone')} hint={t('workshop.ownNoneHint')} />
      ) : (
        <SortableList
          items={own}
          className="field-list"
          label={t('workshop.ownPart')}
          keyOf={({ name }) => name}
          nameOf={(field) => label(field.label)}
          onMove={(field, to) => move({ name: field.name, order: own[to]?.order ?? to })}
        >
          {(field, handle) => (
            <>
              {handle}
              {facts(field)}
              <span className="field-doings">
                <Doing
                  icon="edit"
                  text={t('workshop.edit', { name: label(field.label) })}
                  onDo={() => setOpen(field)}
                />
                <Doing
                  icon="trash"
                  text={t('workshop.delete', { name: label(field.label) })}
                  onDo={() => setLeaving(field)}
                />
              </span>
            </>
          )}
        </SortableList>
      )}
      <h2>{t('workshop.productPart')}</h2>
      <ul className="field-list" aria-label={t('workshop.productPart')}>
        {product.map((field) => (
          <li key={field.name}>
            <span className="drag-handle" />
            {facts(field)}
            <span className="field-doings">
              {field.changeable.length > 0 && (
                <Doing
                  icon="edit"
                  text={t('workshop.editValues', { name: label(field.label) })}
                  onDo={() => setOpen(field)}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      <DeletedFields path={path} fields={known.deleted} types={known.types} />
      {open && (
        <FieldDialog
          path={path}
          known={known}
          // As it is now; one that another administrator has deleted meanwhile as it was.
          field={open === 'new' ? null : (opened ?? open)}
          onClose={() => setOpen(null)}
        />
      )}
      {leaving && <DeleteFieldDialog path={path} field={leaving} onClose={() => setLeaving(null)} />}
    </div>
  );
}

function Doing({ icon, text, onDo }: { icon: string; text: string; onDo(): void }) {
  return (
    <button type="button" className="btn btn-icon" aria-label={text} title={text} onClick={onDo}>
      <Icon name={icon} size={14} />
    </button>
  );
}
