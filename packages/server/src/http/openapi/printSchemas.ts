const text = { type: 'string' };
const bilingual = { type: 'object', properties: { zh: text, en: text } };

/** Ways to print, and what customers are shown of a record. */
export const printSchemas = {
  PrintWay: {
    type: 'object',
    required: ['template', 'name', 'isStandard', 'language'],
    properties: {
      template: {
        type: 'string',
        description: 'Id of a template, `standard`, or a further standard paper: `standard:deliveryNote`',
      },
      name: { type: ['string', 'null'] },
      isStandard: { type: 'boolean', description: 'Comes with the product, in each language' },
      language: { type: 'string', enum: ['zh', 'en'] },
    },
  },
  CustomerPage: {
    type: 'object',
    required: ['label', 'number', 'state', 'blocks', 'asks', 'company', 'answers'],
    properties: {
      label: bilingual,
      number: text,
      state: {
        type: 'object',
        properties: { name: text, label: bilingual, tone: text, holds: { type: 'boolean' } },
      },
      blocks: { type: 'array', items: { type: 'object' }, description: 'What the usual template prints' },
      asks: { type: 'array', items: text, description: 'Whom to ask, where the blocks do not say so' },
      company: { type: 'object' },
      answers: { type: 'array', items: { type: 'object' } },
    },
  },
};
