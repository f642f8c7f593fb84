import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { textType } from './text.ts';
import { halfWidth, parseText } from './textValue.ts';
import { searched, unique } from './workshop.ts';

/** A web address; one typed without a scheme gets https. Only http and https, so that a click can't run a script. */
export const urlType: FieldType<string> = {
  ...textType,
  name: 'url',
  sameness: 'domain',
  label: { zh: '网址', en: 'Web address' },
  workshop: {
    example: { zh: '如 供应商门户', en: 'such as supplier portal' },
    options: { unique, search: searched },
  },
  parse: (input) => {
    const typed = parseText(input, { max: 2000 });
    const address = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed) ? typed : `https://${typed}`;
    const host = /^https?:\/\/(?:[^\s/?#\\]*@)?([^\s/?#\\:@]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(
      address,
    )?.[1];
    if (!host || !isHost(host) || !URL.canParse(address)) throw new Invalid('notUrl');
    return address;
  },
  fromText: (text) => halfWidth(text).trim(),
  schema: () => ({ type: 'string', format: 'uri', maxLength: 2000 }),
  reckoning: plainReckoning('text', false),
};

/** A name with a dot, or `localhost`, or an address of four numbers as it stands: "1" would be read as 0.0.0.1. */
function isHost(host: string): boolean {
  if (/^[\d.]+$/.test(host))
    return URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname === host;
  return host === 'localhost' || /[^.。][.。][^.。]/.test(host);
}

export function url<const O extends CommonOptions>(label: string, options?: O): Field<string, RequiredOf<O>> {
  return field(urlType, label, options);
}
