import type { brief as zh } from '../zh/brief.ts';

export const brief: Record<keyof typeof zh, string> = {
  'brief.title': 'Hand-over brief',
  'brief.print': 'Print',
  'brief.back': 'Back to {record}',
  'brief.none': 'None',
  'brief.late': '{count} d late',
  'brief.more': '{count} more',
  'brief.prices': 'Last price per product',
  'brief.price': 'Price',
  'brief.item': 'Product',
  'brief.given': 'Given in',
  'brief.touches': 'Last ten touches',
  'brief.printed': 'Made by {who} on {when}',
};
