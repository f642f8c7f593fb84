import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { textType } from './text.ts';
import { halfWidth, parseText } from './textValue.ts';
import { searched, unique } from './workshop.ts';

/** The HTML standard's form of an address (4.10.5.1.5), which is what mail programs take, plus letters of other scripts. */
const pattern =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)+$/u;

/** An address in the form it is kept in. @throws Invalid notEmail, tooLong */
export function parseEmail(input: unknown): string {
  const address = halfWidth(parseText(input, { max: 254 })).toLowerCase();
  if (!pattern.test(address)) throw new Invalid('notEmail');
  return address;
}

export const emailType: FieldType<string> = {
  ...textType,
  name: 'email',
  sameness: 'exact',
  label: { zh: '电子邮箱', en: 'E-mail' },
  workshop: {
    example: { zh: '如 对账邮箱', en: 'such as address for statements' },
    options: { unique, search: searched },
  },
  parse: (input) => parseEmail(input),
  fromText: (text) => halfWidth(text).trim(),
  schema: () => ({ type: 'string', format: 'idn-email', maxLength: 254 }),
  reckoning: plainReckoning('text', false),
};

export function email<const O extends CommonOptions>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(emailType, label, options);
}
