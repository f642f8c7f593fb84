import type { FieldMetadata, ModuleMetadata, Reference } from '@gejie/core';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { FormField } from '../../screens/FormScreen/FormField.tsx';
import type { RecordForm } from '../../screens/FormScreen/useRecordForm.ts';
import { choosable, type Match } from './conversion.ts';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

/** What a part of the lead becomes. */
export type PartChoice = { kind: 'existing'; record: Reference | null } | { kind: 'new' } | { kind: 'none' };

interface ConvertPartProps {
  module: ModuleMetadata;
  /** Records that may be the same; null when there is nothing to pick from. */
  matches: Match[] | null;
  choice: PartChoice;
  onChoose(choice: PartChoice): void;
  form: RecordForm;
  fields: FieldMetadata[];
  prefix: string;
  /** It may also become nothing. */
  optional?: boolean;
}

/** One of account, contact, opportunity: take one that exists, make a new one, or none. */
export function ConvertPart(props: ConvertPartProps) {
  const { module, matches, choice, onChoose, form, fields, prefix, optional } = props;
  const t = useText();
  const label = useLabel();
  const names = useModuleNames();
  const name = names.one(module);
  const known = choosable(matches ?? []);
  const unseen = (matches ?? []).filter(({ id }) => id === undefined);
  const choose = (kind: PartChoice['kind'], text: string, next: PartChoice) => (
    <label className="convert-choice">
      <input
        type="radio"
        name={`${prefix}-kind`}
        checked={choice.kind === kind}
        onChange={() => onChoose(next)}
      />
      {text}
    </label>
  );
  return (
    <fieldset className="convert-part">
      <legend>{label(module.label)}</legend>
      <div className="convert-choices">
        {matches &&
          choose('existing', t('extensions.useExisting'), { kind: 'existing', record: known[0] ?? null })}
        {module.rights.create && choose('new', t('extensions.makeNew'), { kind: 'new' })}
        {optional && choose('none', t('extensions.makeNone', { module: name }), { kind: 'none' })}
      </div>
      {unseen.length > 0 && (
        <div className="convert-unseen" role="note">
          <p className="quiet">{t('extensions.maybeOthers', { module: name })}</p>
          <ul>
            {unseen.map(({ label: masked, reason }) => (
              <li key={masked + reason}>
                <b>{masked}</b> <span className="quiet">{t('form.same', { reason })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {choice.kind === 'existing' && (
        <>
          {known.length > 0 && (
            <ul className="convert-matches" aria-label={t('extensions.mayBe')}>
              {known.map((match) => (
                <li key={match.id}>
                  <button
                    type="button"
                    className={choice.record?.id === match.id ? 'tag tone-blue' : 'tag'}
                    aria-pressed={choice.record?.id === match.id}
                    onClick={() => onChoose({ kind: 'existing', record: match })}
                  >
                    {match.label ?? t('fields.hidden')}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <ReferenceSelect
            target={module.path}
            label={t('extensions.pick', { module: name })}
            value={choice.record ? [choice.record] : []}
            onChange={(chosen) => onChoose({ kind: 'existing', record: chosen[0] ?? null })}
          />
        </>
      )}
      {choice.kind === 'new' && (
        <div className="form-grid">
          {fields.map((field) => (
            <FormField key={field.name} form={form} field={field} prefix={prefix} width="half" />
          ))}
        </div>
      )}
    </fieldset>
  );
}
