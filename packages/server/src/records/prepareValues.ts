import type { Module } from '@gejie/core';
import sanitizeHtml from 'sanitize-html';
import { hashPassword } from '../access/password.ts';

/** Last change to values that were found good: secrets are sealed, HTML loses whatever could run. */
export async function prepareValues(
  module: Module,
  values: Record<string, unknown>,
  changed: Iterable<string>,
): Promise<Record<string, unknown>> {
  const prepared = { ...values };
  for (const name of changed) {
    const value = prepared[name];
    const type = module.fields.get(name)?.type;
    if (typeof value !== 'string') continue;
    if (type?.secret) prepared[name] = await hashPassword(value);
    if (type?.markup) prepared[name] = sanitizeHtml(value, allowedHtml);
  }
  return prepared;
}

const allowedHtml: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'sub',
    'sup',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'span',
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'target'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
  },
};
