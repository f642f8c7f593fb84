import type { Role } from './role.ts';

type FunctionName = NonNullable<Role['functions']>[number];

/** Functions that others are a part of. ACC-03 */
const parts: Partial<Record<string, readonly FunctionName[]>> = {
  settings: [
    'pools',
    'processes',
    'assignment',
    'currencies',
    'workingTime',
    'numbers',
    'catalogue',
    'priceApproval',
    'purchaseApproval',
  ],
  users: ['sharing'],
};

/** Functions with all that is a part of one of them: whoever may change the settings may change each part. */
export function withParts(functions: Iterable<string>): Set<string> {
  const given = [...functions];
  return new Set([...given, ...given.flatMap((name) => parts[name] ?? [])]);
}
