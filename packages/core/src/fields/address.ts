import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { parseText } from './textValue.ts';
import { searched } from './workshop.ts';

/** A postal address; all parts may be empty, but not all of them together. */
export interface Address {
  province?: string;
  city?: string;
  district?: string;
  street?: string;
  postcode?: string;
}

const parts = ['province', 'city', 'district', 'street', 'postcode'] as const;

export const addressType: FieldType<Address> = {
  name: 'address',
  label: { zh: '地址', en: 'Address' },
  workshop: {
    example: { zh: '如 收货地址', en: 'such as delivery address' },
    options: { search: searched },
  },
  column: () => ({ sql: 'jsonb', shape: 'document', parts }),
  parse: parseAddress,
  parseOperand: (input) => parseText(input, { max: 200 }),
  fromText: addressFromText,
  format: inOneLine,
  searchText: inOneLine,
  operators: ['contains', 'notContains', 'empty'],
  sortable: false,
  schema: () => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(parts.map((part) => [part, { type: 'string', maxLength: 200 }])),
  }),
};

function parseAddress(input: unknown): Address | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Invalid('notAddress');
  const given = input as Record<string, unknown>;
  if (Object.keys(given).some((key) => !(parts as readonly string[]).includes(key)))
    throw new Invalid('notAddress');
  const address: Address = {};
  for (const part of parts) {
    const text =
      given[part] === undefined || given[part] === null ? '' : parseText(given[part], { max: 200 });
    if (text) address[part] = text;
  }
  return Object.keys(address).length > 0 ? address : null;
}

/** "浙江省杭州市滨江区江陵路1760号 310052" → its parts; what can't be told apart stays in the street. */
function addressFromText(text: string): Address {
  // A postcode of China has six digits and stands at the end, apart.
  const [, place = '', postcode] = /^(.*?)(?:[\s,，]+(\d{6}))?$/s.exec(text.trim()) ?? [];
  const match =
    /^(?<province>[^省市区]{1,8}(?:省|自治区|特别行政区)|北京市?|上海市?|天津市?|重庆市?)?\s*(?<city>[^市区县]{1,10}(?:市|自治州|地区|盟))?\s*(?<district>[^区县市号路]{1,10}(?:区|县|旗|市))?\s*(?<street>.*)$/s.exec(
      place,
    );
  const found = { ...(match?.groups ?? { street: place }), postcode };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value));
}

function inOneLine(address: Address): string {
  return parts
    .map((part) => address[part])
    .filter(Boolean)
    .join(' ');
}

export function address<const O extends CommonOptions>(
  label: string,
  options?: O,
): Field<Address, RequiredOf<O>> {
  return field(addressType, label, options);
}
