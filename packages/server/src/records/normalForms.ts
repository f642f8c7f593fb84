import { halfWidth, type NormalForm } from '@gejie/core';
import { spellingsOf } from '../indexing/pinyin.ts';

/** What duplicates are compared by: two values with the same normal form are likely the same. */
export const normalForms: Record<NormalForm, (value: string) => string> = {
  companyName: (value) => {
    const core = letters(halfWidth(value).replace(companyWords, ' '));
    return core.length >= 2 ? core : letters(value);
  },
  personName: letters,
  // The zero before an area code is left out after the country’s.
  phone: (value) =>
    value
      .replace(/\D/g, '')
      .replace(/^(?:00)?86(?=\d{10,11}$)/, '')
      .replace(/^0/, ''),
  domain: (value) => {
    const host = hostOf(value);
    return publicMail.test(host) ? '' : host;
  },
  exact: (value) => halfWidth(value).trim().toLowerCase(),
};

/** Providers whose addresses say nothing of a company. */
const publicMail =
  /^(?:qq|foxmail|163|126|yeah|sina|sohu|139|189|aliyun|gmail|outlook|hotmail|live|icloud|yahoo)\.(?:com|cn|net|com\.cn)$/;

/** `https://www.Huawei.com/cn` and `li@huawei.com` → `huawei.com` */
function hostOf(value: string): string {
  const rest = halfWidth(value)
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '');
  return rest.replace(/[/:?#].*$/, '').replace(/^www\d?\./, '');
}

/** Syllables of a name that are no coincidence any more. */
const telling = { characters: 4, letters: 6 };

/**
 * A name as it sounds, by which “华为技术” and “Huawei Jishu” are the same; null for one so short that many sound alike.
 * @param normal the name's normal form
 */
export function soundOf(normal: string): string | null {
  const [spelling] = spellingsOf(normal);
  if (spelling) return [...normal].length >= telling.characters ? spelling.full : null;
  return normal.length >= telling.letters && /^[a-z]+$/.test(normal) ? normal : null;
}

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
