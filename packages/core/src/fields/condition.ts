import type { Filter } from '../filter/filter.ts';
import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { shapedFilter } from './filterShape.ts';

/**
 * A filter over the records of a module, kept as it was written, so that `$me` and "this month" mean whoever and
 * whenever it is asked for. Whether its fields exist is checked when the record is saved.
 */
export const conditionType: FieldType<Filter> = {
  name: 'condition',
  label: { zh: '条件', en: 'Condition' },
  column: () => ({ sql: 'jsonb', shape: 'document' }),
  parse: shapedFilter,
  fromText: filterFromText,
  format: (value) => JSON.stringify(value),
  operators: ['empty'],
  sortable: false,
  filtersIn: (value) => [value],
  overFilters: (value, replace) => replace(value),
  schema: () => ({ type: 'object', description: 'A filter, as in `where` of a list' }),
};

function filterFromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Invalid('notFilter');
    throw error;
  }
}

/** Which module's records the condition is about. */
type About =
  | {
      /** Name of the module. */
      over: string;
    }
  | {
      /** The `moduleName` field of the same record that names the module. */
      overField: string;
    };

/** A field that holds a filter; empty, it asks nothing. */
export function condition<const O extends CommonOptions & About>(
  label: string,
  options: O,
): Field<Filter, RequiredOf<O>> {
  return field(conditionType, label, options);
}
