import type { Filter } from '../filter/filter.ts';
import type { OperatorName } from '../filter/operators.ts';
import type { BilingualText, Language } from '../messages/label.ts';
import type { FieldSettings } from './fieldSettings.ts';
import type { OwnWriting } from './ownWriting.ts';
import type { Reckoning } from './reckoning.ts';
import type { RefersTo } from './refersTo.ts';
import type { Workshop } from './workshop.ts';

/**
 * How PostgreSQL holds a field, and so which SQL an operator becomes:
 * `text` compares as text, `ordered` has < and > (numbers, dates, ids), `flag` is a boolean, `set` an array,
 * `document` a jsonb that is searched as text.
 */
export type ColumnShape = 'text' | 'ordered' | 'flag' | 'set' | 'document';

export interface Column {
  /** SQL type, for instance `numeric(18,2)`. */
  sql: string;
  shape: ColumnShape;
  /** Keys of a `document` whose values, in this order, are its text. */
  parts?: readonly string[];
}

/** What a value needs to know of the person who gives or reads it. */
export interface ValueContext {
  language: Language;
  /** IANA name. */
  timeZone: string;
  now: Date;
  /** How whoever reads it writes; absent: as machines do, ISO 8601 and 1,280.50. */
  writing?: OwnWriting;
}

export type JsonSchema = { [keyword: string]: unknown };

/** What two values are compared by; `domain` is the host of an address or of an e-mail, public mail providers aside. */
export type NormalForm = 'companyName' | 'personName' | 'phone' | 'domain' | 'exact';

/**
 * One kind of field. `Value` is the canonical value: what the API answers, rules see and filters compare.
 * Everything that differs between kinds of fields is here, so nothing outside asks for a field's type.
 */
export interface FieldType<Value = unknown> {
  readonly name: string;
  /** Name in the administrator's field workshop. */
  readonly label: BilingualText;
  /** How administrators make such fields in the browser; absent: they can't. */
  readonly workshop?: Workshop;
  /** The column that holds it. */
  column(field: FieldDefinition): Column;
  /** Takes a value that is not empty from a request; null when nothing is left of it. Throws {@link Invalid}. */
  parse(input: unknown, field: FieldDefinition, context: ValueContext): Value | null;
  /** Turns the text of a spreadsheet cell into something `parse` takes; throws {@link Invalid}. */
  fromText(text: string, field: FieldDefinition, context: ValueContext): unknown;
  /** A value as people read it: in history, exports, search hints and mails. */
  format(value: Value, field: FieldDefinition, context: ValueContext): string;
  /** Operators in the order a filter offers them. */
  readonly operators: readonly OperatorName[];
  readonly sortable: boolean;
  /** Description of the value in OpenAPI (JSON Schema 2020-12). */
  schema(field: FieldDefinition): JsonSchema;
  /** Value → what the column takes, where the two differ. */
  toColumn?(value: Value): unknown;
  /** Column → value, where the two differ. */
  fromColumn?(stored: unknown, field: FieldDefinition): Value;
  /** Takes an operand of a filter where it is not simply a value of the field; throws {@link Invalid}. */
  parseOperand?(
    input: unknown,
    operator: OperatorName,
    field: FieldDefinition,
    context: ValueContext,
  ): unknown;
  /** Points at records of other modules: the answer carries their labels. */
  readonly refersTo?: RefersTo;
  /**
   * Points at a record by what this field of it holds (a currency by its code), not by its id. The value says all there is
   * to say, so the answer carries no label.
   */
  readonly refersByKey?: string;
  /** Of a value that refers by key: whether it needs no record to be good. */
  standsAlone?(value: Value, company: { currency: string }): boolean;
  /** Its values are rows of a table for lines, not a column of the record. */
  readonly keptInRows?: boolean;
  /** Of values with many parts: the history keeps what differs, and leads back to the value before from the one after. */
  readonly change?: {
    kept(before: Value | null, after: Value | null): [unknown, unknown];
    before(after: Value | null, kept: readonly [unknown, unknown]): Value | null;
    /** What two people made of one value, put together; null where that can't be. */
    merged(base: Value | null, mine: Value | null, theirs: Value | null): Value | null;
  };
  /** Holds ids of uploaded files: the answer carries their names and addresses. */
  readonly holdsFiles?: boolean;
  /** Never answered, never kept in the history; sealed before it is written. */
  readonly secret?: boolean;
  /** Computed by the system: refused in requests. */
  readonly computed?: boolean;
  /** Given from a counter when a record is created; the field's `default` is the pattern. */
  readonly numbered?: boolean;
  /** HTML: cleaned before it is written. */
  readonly markup?: boolean;
  /**
   * Kept in a table of its own, not in a column of the record's, and partly the reader's own: asked for in lists and filters
   * by name, never written with the record.
   */
  readonly keptApart?: boolean;
  /** By what two values are likely the same, where no module says another. */
  readonly sameness?: NormalForm;
  /** Only pictures may be uploaded. */
  readonly picturesOnly?: boolean;
  /** Its values are days, without a time. */
  readonly daysOnly?: boolean;
  /** An amount of money: written with its currency. */
  readonly inCurrency?: boolean;
  /** Names a module: the registry fills in the modules there are as its choices. */
  readonly namesModules?: boolean;
  /** Names fields of the module that `overField` names. */
  readonly namesFields?: boolean;
  /** Fields of the module that `overField` names, or beyond its references, that a value names. */
  pathsIn?(value: Value): string[];
  /** Related lists, or fields that hold lines, of that module that a value names, with the fields of what they list. */
  tablesIn?(value: Value): { list: string; fields: readonly string[] }[];
  /** Fields that a value speaks of, by the path of their module; `*`: of any module that has one of that name. */
  fieldsNamedIn?(value: Value): { module: string; field: string }[];
  /** Filters that a value holds, over the records of the module that `over` or `overField` names. */
  filtersIn?(value: Value): Filter[];
  /** The value with each of its filters replaced. */
  overFilters?(value: Value, replace: (filter: Filter) => Filter): Value;
  /** Lists steps through a choice field of the module `over`: the registry fills in its choices. */
  readonly listsSteps?: boolean;
  /** How formulas reckon with its values; absent: they may only ask whether it is empty. */
  readonly reckoning?: Reckoning<Value>;
  /** Plain words of a value for full-text search, where `format` would not do. */
  searchText?(value: Value, field: FieldDefinition): string;
}

/** A field as declared, the same shape for fields in code and fields an administrator adds. */
export interface FieldDefinition extends FieldSettings {
  type: FieldType;
  /** Kinds that it was of before, oldest first. */
  former?: readonly FormerKind[];
  /** Formula and roll-up: the field the result looks like. */
  result?: FieldDefinition;
}

/** A kind that a field was of, and the moment (ISO 8601) it became another. */
export interface FormerKind {
  until: string;
  definition: FieldDefinition;
}
