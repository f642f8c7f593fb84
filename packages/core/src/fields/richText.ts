import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { parseText } from './textValue.ts';
import { longest, searched } from './workshop.ts';

const defaultMax = 200_000;

/** HTML of a small, safe vocabulary; the server cleans it before it is written. */
export const richTextType: FieldType<string> = {
  name: 'richText',
  label: { zh: '富文本', en: 'Rich text' },
  workshop: {
    example: { zh: '如 带标题和列表的介绍', en: 'such as a description with headings and lists' },
    options: { max: longest(200_000), search: searched },
  },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: (input, { max }) => parseText(input, { max: Number(max ?? defaultMax) }),
  fromText: (text) => escapeHtml(text).replaceAll('\n', '<br>'),
  format: wordsOfHtml,
  searchText: wordsOfHtml,
  operators: ['contains', 'notContains', 'empty'],
  parseOperand: (input) => parseText(input, { max: 1000 }),
  sortable: false,
  markup: true,
  schema: ({ max }) => ({
    type: 'string',
    contentMediaType: 'text/html',
    maxLength: Number(max ?? defaultMax),
  }),
};

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The words of an HTML fragment, without its tags. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/<(br|\/p|\/li|\/div|\/h\d)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}

export function richText<const O extends CommonOptions & { max?: number }>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(richTextType, label, options);
}
