import type { Reference, ViewSharing } from '@gejie/core';
import { useId } from 'react';
import { useModule, useSignedIn } from '../../../api/index.ts';
import { lazyPart } from '../../../fields/parts/lazyPart.tsx';
import { useText } from '../../../i18n/index.ts';

const ReferenceSelect = lazyPart(() => import('../../../fields/parts/ReferenceSelect.tsx'));

export interface Audience {
  shared: ViewSharing;
  departments: Reference[];
  roles: Reference[];
  /** Their list opens with it. */
  opens: boolean;
}

interface AudienceChoiceProps {
  value: Audience;
  onChange(value: Audience): void;
}

/** Who sees a view. Beyond the own department only those share who may change settings. */
export function AudienceChoice({ value, onChange }: AudienceChoiceProps) {
  const t = useText();
  const name = useId();
  const { user, functions } = useSignedIn();
  const sharesFar = functions.includes('settings');
  const { department } = user;
  const own = department && { id: department.id, label: department.label };
  const choices: { shared: ViewSharing; label: string }[] = [
    { shared: 'private', label: t('views.private') },
    ...(sharesFar ? [{ shared: 'some' as const, label: t('views.some') }] : []),
    ...(!sharesFar && own
      ? [{ shared: 'some' as const, label: t('views.ownDepartment', { name: own.label ?? '' }) }]
      : []),
    ...(sharesFar ? [{ shared: 'all' as const, label: t('views.all') }] : []),
  ];
  const choose = (shared: ViewSharing) =>
    onChange(
      shared === 'some' && !sharesFar && own
        ? { ...value, shared, departments: [own], roles: [] }
        : { ...value, shared },
    );
  return (
    <fieldset className="view-audience">
      <legend className="field-label">{t('views.audience')}</legend>
      {choices.map(({ shared, label }) => (
        <label key={shared} className="view-line">
          <input type="radio" name={name} checked={value.shared === shared} onChange={() => choose(shared)} />
          {label}
        </label>
      ))}
      {sharesFar && value.shared === 'some' && (
        <>
          <Several
            target="departments"
            label={t('views.departments')}
            value={value.departments}
            onChange={(departments) => onChange({ ...value, departments })}
          />
          <Several
            target="roles"
            label={t('views.roles')}
            value={value.roles}
            onChange={(roles) => onChange({ ...value, roles })}
          />
        </>
      )}
      {sharesFar && value.shared !== 'private' && (
        <label className="view-line">
          <input
            type="checkbox"
            className="check"
            checked={value.opens}
            onChange={(event) => onChange({ ...value, opens: event.target.checked })}
          />
          {t('views.opens')}
        </label>
      )}
    </fieldset>
  );
}

interface SeveralProps {
  target: string;
  label: string;
  value: Reference[];
  onChange(value: Reference[]): void;
}

function Several({ target, label, value, onChange }: SeveralProps) {
  const id = useId();
  if (!useModule(target)) return null;
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <ReferenceSelect id={id} target={target} value={value} onChange={onChange} several />
    </div>
  );
}
