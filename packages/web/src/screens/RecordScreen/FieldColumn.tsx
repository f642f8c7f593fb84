import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { fieldOf } from '../../api/index.ts';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { fieldState } from '../FormScreen/fieldState.ts';
import { InlineField } from './InlineField.tsx';
import { plannedPairs } from './plannedPairs.ts';
import { rightsOn } from './rightsOn.ts';
import { sheetsOf } from './sheets.ts';
import { useFieldSaving } from './useFieldSaving.ts';

/** All fields of the record by section, each edited where it stands. */
export function FieldColumn({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const label = useLabel();
  const saving = useFieldSaving(module);
  const { tabs = {} } = extensionOf(module.path);
  const inTabs = new Set([
    ...Object.values(tabs).flatMap(({ fields = [] }) => fields),
    ...sheetsOf(module, record).map(({ name }) => name),
    ...plannedPairs(module, record).flatMap(({ plan, actual, first }) => [
      plan?.name,
      actual?.name,
      first?.name,
    ]),
  ]);
  const sections = module.layout.sections.map((section) => ({
    ...section,
    shown: section.fields.flatMap(({ field: name }) => {
      const field = fieldOf(module, name);
      return field && !inTabs.has(name) && fieldState(field, record).visible ? [field] : [];
    }),
  }));
  const kept = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy'].flatMap(
    (name) => fieldOf(module, name) ?? [],
  );
  return (
    <>
      {sections
        .filter(({ shown }) => shown.length > 0)
        .map((section, index) => (
          <section key={section.name} className="record-section">
            <h3>
              {label(section.label)}
              {index === 0 && rightsOn(module, record).edit && (
                <Link
                  to="/$path/$id/edit"
                  params={{ path: module.path, id: String(record.id) }}
                  className="section-action"
                >
                  {t('record.edit')}
                </Link>
              )}
            </h3>
            <dl className="record-fields">
              {section.shown.map((field) => (
                <InlineField key={field.name} module={module} record={record} field={field} saving={saving} />
              ))}
            </dl>
          </section>
        ))}
      {kept.length > 0 && (
        <section className="record-section">
          <h3>{t('record.kept')}</h3>
          <dl className="record-fields">
            {kept.map((field) => (
              <InlineField key={field.name} module={module} record={record} field={field} saving={saving} />
            ))}
          </dl>
        </section>
      )}
      {saving.dialog}
    </>
  );
}
