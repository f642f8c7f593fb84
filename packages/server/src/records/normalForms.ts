import { halfWidth } from '@gejie/core';

/** What duplicates are compared by: two values with the same normal form are likely the same. */
export const normalForms: Record<
  'companyName' | 'personName' | 'phone' | 'exact',
  (value: string) => string
> = {
  companyName: (value) => {
    const plain = letters(value);
    const core = plain.replace(companyWords, '');
    return core.length >= 2 ? core : plain;
  },
  personName: letters,
  phone: (value) => value.replace(/\D/g, '').replace(/^(?:00)?86(?=\d{10,11}$)/, ''),
  exact: (value) => halfWidth(value).trim().toLowerCase(),
};

/** Words that a company's name is as good without. */
const companyWords =
  /(?:股份)?有限(?:责任)?公司|集团公司|公司|集团|股份|（.*?）|\(.*?\)|\b(?:co|ltd|inc|corp|corporation|limited|llc|company)\b/gi;

function letters(value: string): string {
  return halfWidth(value)
    .toLowerCase()
    .replace(/[\s·.,，。、'"“”‘’&+\-_/]/g, '');
}

/** The longest stretch of a normal form that also stands in the original, for finding candidates by search. */
export function searchableCore(value: string): string {
  const core = value
    .replace(companyWords, ' ')
    .split(/[\s（）()·.,，。、&+\-_/]+/)
    .sort((a, b) => b.length - a.length)[0];
  return core && core.length >= 2 ? core : value.trim();
}
