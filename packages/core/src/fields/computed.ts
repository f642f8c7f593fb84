import type { FieldDefinition, FieldType } from './fieldType.ts';

/** A type that behaves, once computed, like the type of its result. */
export function computedLike(
  name: string,
  label: FieldType['label'],
  operators: FieldType['operators'],
): FieldType {
  const like = ({ result }: FieldDefinition): FieldDefinition => {
    if (!result) throw new Error(`A ${name} field needs a result`);
    return result;
  };
  return {
    name,
    label,
    column: (field) => like(field).type.column(like(field)),
    parse: (input, field, context) => like(field).type.parse(input, like(field), context),
    fromText: (text, field, context) => like(field).type.fromText(text, like(field), context),
    format: (value, field, context) => like(field).type.format(value, like(field), context),
    parseOperand: (input, operator, field, context) => {
      const result = like(field);
      return result.type.parseOperand
        ? result.type.parseOperand(input, operator, result, context)
        : result.type.parse(input, result, context);
    },
    fromColumn: (stored, field) => {
      const result = like(field);
      return result.type.fromColumn ? result.type.fromColumn(stored, result) : stored;
    },
    operators,
    sortable: true,
    computed: true,
    schema: (field) => ({ ...like(field).type.schema(like(field)), readOnly: true }),
  };
}
