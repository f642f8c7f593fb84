import { useLabel } from '../../i18n/index.ts';
import { FormField } from './FormField.tsx';
import { fieldState } from './fieldState.ts';
import type { FormSection } from './formLayout.ts';
import type { RecordForm } from './useRecordForm.ts';

interface FormSectionsProps {
  form: RecordForm;
  sections: FormSection[];
  prefix: string;
}

/** One column of sections, the first field ready to type in. */
export function FormSections({ form, sections, prefix }: FormSectionsProps) {
  const label = useLabel();
  const first = sections[0]?.fields[0]?.field.name;
  return sections
    .filter(({ fields }) => fields.some(({ field }) => fieldState(field, form.values).visible))
    .map((section) => (
      <fieldset key={section.name} className="form-section">
        {section.label && <legend>{label(section.label)}</legend>}
        <div className="form-grid">
          {section.fields.map(({ field, width }, index) => (
            <FormField
              key={field.name}
              form={form}
              field={field}
              width={width}
              prefix={prefix}
              autoFocus={field.name === first}
              called={index === 0 && section.label !== null && label(section.label) === label(field.label)}
            />
          ))}
        </div>
      </fieldset>
    ));
}
