import { mailStates } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const timeOrNull = { type: ['string', 'null'], format: 'date-time' };
const addresses = listOf({ type: 'string', format: 'email' });

/** Records sent by mail. */
export const mailSchemas = {
  MailProposal: {
    type: 'object',
    required: ['to', 'subject', 'text', 'template', 'language', 'signature', 'letter', 'letters', 'refused'],
    properties: {
      to: addresses,
      subject: text,
      text,
      template: text,
      language: { type: 'string', enum: ['zh', 'en'] },
      signature: {
        ...textOrNull,
        contentMediaType: 'text/html',
        description: 'Goes under the text; null: its sender keeps none, and the text is signed',
      },
      letter: { ...text, description: 'Id of the letter template it follows, or `standard`' },
      letters: {
        type: 'array',
        items: {
          type: 'object',
          required: ['letter', 'name'],
          properties: { letter: text, name: textOrNull },
        },
      },
      refused: { ...textOrNull, description: 'Why it can’t be mailed now' },
    },
  },
  LetterWords: {
    type: 'object',
    required: ['subject', 'text'],
    properties: { subject: text, text },
  },
  Mail: {
    type: 'object',
    required: ['id', 'state', 'repeated', 'to', 'cc', 'subject', 'file', 'at', 'by', 'doneAt', 'reason'],
    properties: {
      id: { type: 'integer', minimum: 1 },
      state: { type: 'string', enum: [...mailStates] },
      repeated: {
        type: 'boolean',
        description: 'A try was cut off and made again: it may have arrived twice',
      },
      to: { ...addresses, description: 'Empty for who may not read the addresses' },
      cc: addresses,
      subject: text,
      file: { ...text, description: 'Name of the PDF' },
      at: { type: 'string', format: 'date-time' },
      by: ref('Reference'),
      doneAt: { ...timeOrNull, description: 'When the mail server took it, or it was given up' },
      reason: { ...textOrNull, description: 'What the mail server said against it' },
    },
  },
};
