import type { FieldTypeAnswer, OptionName } from '@gejie/core';
import { useLabel, useText } from '../../../i18n/index.ts';
import '../../FormScreen/form.css';

interface ChangedByOtherProps {
  /** Names of what both have changed; none: what the other changed stands here now. */
  disputed: readonly string[];
  type: FieldTypeAnswer;
  onTakeTheirs(): void;
}

const plain = {
  label: 'workshop.label',
  type: 'workshop.type',
  required: 'workshop.required',
  hidden: 'workshop.hide',
  hint: 'workshop.hint',
} as const;

/** Says that another administrator has saved this field meanwhile, and which of both holds. */
export function ChangedByOther({ disputed, type, onTakeTheirs }: ChangedByOtherProps) {
  const t = useText();
  const label = useLabel();
  if (disputed.length === 0)
    return (
      <p className="form-notice" role="status">
        {t('workshop.changedByOther')}
      </p>
    );
  const named = (name: string) => {
    const option = type.options[name as OptionName];
    return option ? label(option.label) : t(plain[name as keyof typeof plain] ?? 'workshop.marks');
  };
  return (
    <div className="form-notice form-notice-problem" role="alert">
      {t('workshop.disputed', { parts: disputed.map(named).join(t('workshop.listComma')) })}
      <button type="button" className="btn btn-quiet" onClick={onTakeTheirs}>
        {t('workshop.takeTheirs')}
      </button>
    </div>
  );
}
