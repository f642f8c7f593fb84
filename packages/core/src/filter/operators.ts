/** Every operator of the Filter language (api.md, "Filters"). */
export const operatorNames = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'empty',
  'between',
  'within',
] as const;

export type OperatorName = (typeof operatorNames)[number];

export function isOperatorName(name: string): name is OperatorName {
  return (operatorNames as readonly string[]).includes(name);
}
