import {
  type ChoiceMetadata,
  currencyName,
  currencyShown,
  type FieldMetadata,
  type KnownCurrency,
} from '@gejie/core';
import { useMemo } from 'react';
import { useSignedIn } from '../api/index.ts';
import { useLanguage } from '../i18n/index.ts';
import type { FieldView, InputProps } from './fieldView.ts';
import { choiceOperand as ChoiceOperand } from './parts/choiceOperand.tsx';
import { lazyPart } from './parts/lazyPart.tsx';

const ChoiceSelect = lazyPart(() => import('./parts/ChoiceSelect.tsx'));

/** `美元 USD` */
function labelled(code: string): ChoiceMetadata {
  return {
    value: code,
    label: { zh: `${currencyName(code, 'zh-CN')} ${code}`, en: `${currencyName(code, 'en')} ${code}` },
  };
}

/** Those the company deals in where the field is about them, else all there are; the one that is held as well. */
function offered(
  field: FieldMetadata,
  known: readonly KnownCurrency[],
  own: string,
  held: unknown,
): ChoiceMetadata[] {
  const codes = field.offers
    ? [own, ...known.filter(({ active }) => active).map(({ code }) => code)]
    : Intl.supportedValuesOf('currency');
  const all = typeof held === 'string' ? [...codes, held] : codes;
  return [...new Set(all)].map(labelled);
}

function Input({ value, record: _record, field, ...props }: InputProps) {
  const { company } = useSignedIn();
  const choices = useMemo(
    () => offered(field, company.currencies, company.currency, value),
    [field, company, value],
  );
  return (
    <ChoiceSelect
      {...props}
      field={{ ...field, choices }}
      choices={choices}
      clearable={!field.required}
      value={typeof value === 'string' ? value : null}
    />
  );
}

/** A currency, by its name in the reader's language; a currency's own code as it is. */
export const currency: FieldView = {
  Display: function CurrencyName({ value, field }) {
    const language = useLanguage();
    return typeof value === 'string' ? <span>{currencyShown(value, field, language)}</span> : null;
  },
  Input,
  Operand: function CurrencyOperand({ field, ...props }) {
    const { company } = useSignedIn();
    const choices = offered({ ...field, offers: {} }, company.currencies, company.currency, null);
    return <ChoiceOperand {...props} field={{ ...field, choices }} />;
  },
  picked: true,
  beside: () => [],
};
