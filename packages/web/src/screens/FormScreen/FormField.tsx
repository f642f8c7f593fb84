import { memo, Suspense } from 'react';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { viewOf } from '../../fields/index.ts';
import { ReadOnlyValue } from '../../fields/parts/ReadOnlyValue.tsx';
import { useLabel, useText } from '../../i18n/index.ts';
import { faultsIn } from './checkValues.ts';
import { fieldState } from './fieldState.ts';
import type { FormFieldProps } from './formFieldProps.ts';
import { isSameToLookAt } from './isSameToLookAt.ts';

export const controlId = (prefix: string, name: string) => `${prefix}-${name}`;

/** Label, control, hint and what is wrong, all tied together for screen readers. */
export const FormField = memo(function FormField({
  form,
  field,
  prefix,
  width = 'full',
  autoFocus,
  called = false,
}: FormFieldProps) {
  const t = useText();
  const label = useLabel();
  const { visible, required, readOnly } = fieldState(field, form.values, form.isNew);
  if (!visible) return null;
  const view = viewOf(field);
  const id = controlId(prefix, field.name);
  const problem = form.problems[field.name];
  const Beside = extensionOf(form.module.path).besideFields?.[field.name];
  const Control = readOnly ? ReadOnlyValue : view.Input;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to its control being left
    <div
      className={width === 'full' || view.fullWidth ? 'form-field form-field-wide' : 'form-field'}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) form.leave(field);
      }}
    >
      <label
        className={called && !required ? 'for-screen-readers' : 'field-label'}
        id={`${id}-label`}
        htmlFor={id}
      >
        {label(field.label)}
        {required && (
          <span className="required-mark" title={t('form.required')}>
            *<span className="for-screen-readers">{t('form.required')}</span>
          </span>
        )}
      </label>
      <Control
        id={id}
        field={required === field.required ? field : { ...field, required }}
        value={form.values[field.name] ?? null}
        record={form.values}
        module={form.module}
        onChange={(value) => form.set(field.name, value)}
        invalid={problem !== undefined}
        faults={faultsIn(form.problems, field.name)}
        describedBy={problem || field.hint ? `${id}-note` : undefined}
        autoFocus={autoFocus}
      />
      <div id={`${id}-note`}>
        {problem ? (
          <p className="field-error" role="alert">
            {problem}
          </p>
        ) : (
          field.hint && <p className="field-hint">{label(field.hint)}</p>
        )}
      </div>
      {Beside && (
        <Suspense>
          <Beside module={form.module} values={form.values} before={form.before} fill={form.fill} />
        </Suspense>
      )}
    </div>
  );
}, isSameToLookAt);
