import { type ArrangementAnswer, conditionsOf, type FieldMetadata, type ModuleMetadata } from '@gejie/core';
import { useId, useMemo } from 'react';
import { useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { FormSections } from '../FormScreen/FormSections.tsx';
import { formSections } from '../FormScreen/formLayout.ts';
import { startValues } from '../FormScreen/startValues.ts';
import { useRecordForm } from '../FormScreen/useRecordForm.ts';
import '../FormScreen/form.css';
import { type Draft, layoutOfRole } from './draft.ts';

interface PreviewProps {
  module: ModuleMetadata;
  arrangement: ArrangementAnswer;
  draft: Draft;
  role: number | null;
}

/** The form as somebody with a role would have it; whatever is typed in it is forgotten. */
export function Preview({ module, arrangement, draft, role }: PreviewProps) {
  const t = useText();
  const prefix = useId();
  const format = useFormat();
  const session = useSignedIn();
  const previewed = useMemo(
    () => asSeenBy(role, module, arrangement, draft),
    [role, module, arrangement, draft],
  );
  const form = useRecordForm(previewed, startValues(previewed, session, format.today()), null);
  return (
    <div className="layout-preview form-body">
      <p className="layout-hint">{t('layout.previewHint')}</p>
      <FormSections form={form} sections={formSections(previewed)} prefix={prefix} />
    </div>
  );
}

function asSeenBy(
  role: number | null,
  module: ModuleMetadata,
  arrangement: ArrangementAnswer,
  draft: Draft,
): ModuleMetadata {
  const roles = role === null ? [] : [role];
  const layout = role === null ? draft.standard : layoutOfRole(draft, role);
  const fields = arrangement.fields.map((field): FieldMetadata => {
    const { shown, ...conditions } = conditionsOf(field, draft.rules[field.name], roles);
    return { ...field, ...conditions, ...(shown ? {} : { hidden: true }) };
  });
  const shown = new Set(fields.filter(({ hidden }) => !hidden).map(({ name }) => name));
  return {
    ...module,
    fields,
    layout: {
      ...layout,
      sections: layout.sections.map((section) => ({
        ...section,
        fields: section.fields.filter(({ field }) => shown.has(field)),
      })),
    },
  };
}
