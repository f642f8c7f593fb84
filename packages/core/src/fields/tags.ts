import { Invalid } from '../messages/invalid.ts';
import type { TagAnswer } from '../wire/tags.ts';
import type { FieldType } from './fieldType.ts';

/** The words that people have put on a record, those that are the reader's own among them. PLT-14 */
export const tagsType: FieldType<TagAnswer[]> = {
  name: 'tags',
  label: { zh: '标签', en: 'Tags' },
  column: () => ({ sql: 'bigint[]', shape: 'set' }),
  parse: () => {
    throw new Invalid('readOnly');
  },
  parseOperand: (input) => {
    if (!Number.isSafeInteger(input) || (input as number) < 1) throw new Invalid('notReference');
    return input;
  },
  fromText: (text) => text,
  format: (value) => value.map(({ name }) => name).join(', '),
  operators: ['in', 'notIn', 'contains', 'notContains', 'empty'],
  sortable: false,
  computed: true,
  keptApart: true,
  schema: () => ({
    type: 'array',
    readOnly: true,
    items: {
      type: 'object',
      properties: {
        id: { type: 'integer' },
        name: { type: 'string' },
        color: { type: ['string', 'null'] },
        private: { type: 'boolean' },
      },
    },
  }),
};
