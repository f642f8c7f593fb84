import { Invalid } from '../messages/invalid.ts';
import { type Field, field } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { halfWidth } from './textValue.ts';
import { usual } from './workshop.ts';

const yes = new Set(['是', '真', '有', '对', '√', '✓', 'y', 'yes', 'true', 't', '1', 'on']);
const no = new Set(['否', '假', '无', '错', '×', '✗', 'n', 'no', 'false', 'f', '0', 'off']);

/** A checkbox: never empty, false unless checked. */
export const booleanType: FieldType<boolean> = {
  name: 'boolean',
  label: { zh: '复选框', en: 'Checkbox' },
  workshop: {
    example: { zh: '如 已签框架协议', en: 'such as frame contract signed' },
    options: { default: usual() },
  },
  column: () => ({ sql: 'boolean', shape: 'flag' }),
  parse: (input) => {
    if (typeof input !== 'boolean') throw new Invalid('notBoolean');
    return input;
  },
  fromText: (text) => {
    const word = halfWidth(text).trim().toLowerCase();
    if (yes.has(word)) return true;
    if (no.has(word)) return false;
    throw new Invalid('notBoolean');
  },
  format: (value, _definition, { language }) =>
    language === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否',
  operators: ['eq', 'ne'],
  sortable: true,
  schema: () => ({ type: 'boolean' }),
  reckoning: plainReckoning('boolean'),
};

export function boolean<const O extends CommonOptions & { default?: boolean; warns?: true }>(
  label: string,
  options?: O,
): Field<boolean, true> {
  return field(booleanType, label, { default: false, ...options });
}
