import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { textType } from './text.ts';
import { halfWidth, parseText } from './textValue.ts';
import { searched, unique } from './workshop.ts';

/** A telephone number as people write it ("0571-8816 2200 转 12"); search finds it by its digits. */
export const phoneType: FieldType<string> = {
  ...textType,
  name: 'phone',
  sameness: 'phone',
  label: { zh: '电话', en: 'Phone' },
  workshop: {
    example: { zh: '如 仓库电话 0571-8816 2200', en: 'such as warehouse 0571-8816 2200' },
    options: { unique, search: searched },
  },
  parse: (input) => {
    const number = halfWidth(parseText(input, { max: 60 }));
    const digits = number.replace(/\D/g, '').length;
    if (digits < 3 || digits > 30 || !/^[+\d(][\d\s()\-–—/.*#转分机extEXT,、;]*$/.test(number))
      throw new Invalid('notPhone');
    return number;
  },
  fromText: (text) => halfWidth(text).trim().replace(/\.0$/, ''),
  searchText: (value) => `${value} ${value.replace(/\D/g, '')}`,
  schema: () => ({ type: 'string', maxLength: 60 }),
  reckoning: plainReckoning('text', false),
};

export function phone<const O extends CommonOptions>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(phoneType, label, options);
}
