import { type BilingualText, Invalid, type Module } from '@gejie/core';
import { pinyin } from 'pinyin-pro';

/** Added fields are told from those of the product, of today and of later versions, by this. */
export const prefix = 'cf_';

/** PostgreSQL cuts names at 63 bytes; what is named after a field (its sequence) carries the module's name besides. */
const longest = 40;
const named = new RegExp(`^[A-Za-z][A-Za-z0-9_]{0,${longest - 1}}$`);

/**
 * The API name of a new field: the one wished for, or one made from its label.
 * @param deleted names of the module's deleted fields, which still have their columns
 * @throws Invalid notFieldName, notUnique, fieldNameDeleted
 */
export function nameFor(
  wished: unknown,
  label: BilingualText,
  module: Module,
  deleted: ReadonlySet<string>,
): string {
  const taken = new Set([...module.fields.keys(), ...deleted].map((name) => name.toLowerCase()));
  if (wished === undefined || wished === null || wished === '') return freeName(label, taken);
  const bare = typeof wished === 'string' ? wished.trim().replace(/^cf_/, '') : '';
  if (!named.test(bare)) throw new Invalid('notFieldName', { max: longest });
  const name = prefix + bare;
  if (deleted.has(name)) throw new Invalid('fieldNameDeleted', { value: name });
  if (taken.has(name.toLowerCase())) throw new Invalid('notUnique', { value: name });
  return name;
}

function freeName(label: BilingualText, taken: ReadonlySet<string>): string {
  const stem = keyOf(label.zh).slice(0, longest - 4) || 'field';
  const begun = /^[a-z]/.test(stem) ? stem : `f_${stem}`;
  for (let nth = 1; ; nth++) {
    const name = `${prefix}${begun}${nth === 1 ? '' : `_${nth}`}`;
    if (!taken.has(name)) return name;
  }
}

const han = /\p{Script=Han}/u;

/** Latin small letters, digits and _ for any name: 重要客户 → zhongyaokehu, "Key account" → key_account. */
export function keyOf(label: string): string {
  const latin = han.test(label)
    ? pinyin(label, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).join('')
    : label;
  return latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longest);
}
