import type { AnsweredRecord, FieldMetadata, ModuleMetadata, OperatorName } from '@gejie/core';
import type { FC } from 'react';
import type { TextKey } from '../i18n/index.ts';
import type { IconName } from '../theme/index.ts';

/** Shows a value; `compact` is for table cells and cards, where one line is all there is. */
export interface DisplayProps {
  value: unknown;
  field: FieldMetadata;
  record?: AnsweredRecord;
  compact?: boolean;
}

/** Edits a value. `id` ties the label to the control; `record` is the form as typed so far. */
export interface InputProps {
  id: string;
  value: unknown;
  field: FieldMetadata;
  record: Partial<AnsweredRecord>;
  onChange(value: unknown): void;
  invalid?: boolean;
  /** What is wrong inside of it, by its place there, such as `3.quantity`; absent: nothing that has one. */
  faults?: Readonly<Record<string, string>>;
  autoFocus?: boolean;
  /** Shows its list at once: somebody edits this one value where it stands. */
  opens?: boolean;
  /** Id of the element that holds hint and error, for screen readers. */
  describedBy?: string;
  module: ModuleMetadata;
}

/** The value part of a filter condition. */
export interface OperandProps {
  operator: OperatorName;
  value: unknown;
  field: FieldMetadata;
  onChange(value: unknown): void;
}

/** A value before and after a change. */
export interface ChangeProps {
  from: unknown;
  to: unknown;
}

/** What was planned beside what came of it, both there. */
export interface DeviationProps {
  planned: unknown;
  actual: unknown;
  field: FieldMetadata;
  record: AnsweredRecord;
}

/** A way to get in touch or get there that a value offers: call, mail, navigate. */
export interface Reach {
  name: TextKey;
  icon: IconName;
  href: string;
}

/** What a field type looks like: one file in this folder per type, collected in `index.ts`. */
export interface FieldView {
  Display: FC<DisplayProps>;
  Input: FC<InputProps>;
  Operand: FC<OperandProps>;
  /** One value of a condition in words, where neither field nor value says them. */
  OperandName?: FC<{ value: unknown }>;
  /** Says "is" where the usual word would be said twice: `在售 为 是`. */
  equals?: TextKey;
  /** Figures stand at the right edge of a column. */
  align?: 'right';
  /** Takes the whole width of a form whatever the layout says. */
  fullWidth?: boolean;
  /** Shown beneath its label over the whole column of a record page: long prose, tables. */
  tall?: boolean;
  /** Needs the room of a page: on a record it has a tab of its own, not a line among the fields. */
  sheet?: boolean;
  /** Shorter, for cards and the facts under a record's name (money in 万); absent: `Display`. */
  Brief?: FC<DisplayProps>;
  /** Says of a large value only what differs; absent: both values, with an arrow between them. */
  Change?: FC<ChangeProps>;
  /** By how much it came otherwise than planned; nothing where it came as planned. */
  Deviation?: FC<DeviationProps>;
  /** What a tap on a phone can do with the value; null when this value can't do it. */
  reach?(value: unknown): Reach | null;
  /** Enter means a new line (or a choice) in this control, so it must not save the form. */
  keepsEnter?: boolean;
  /** Its value is picked from a list, not typed: in a cell of a list, picking one says it all. */
  picked?: boolean;
  /**
   * The other fields of the record that its input looks at, and its value where it can't be typed; absent, or null: any
   * of them, so that every key typed into the form draws it again.
   */
  beside?(field: FieldMetadata, module: ModuleMetadata): readonly string[] | null;
  /** Holds a list of references, not one. */
  several?: boolean;
  /** Its references name the module they point into. */
  namesModule?: boolean;
  /** Never taken along when a record is duplicated: numbers, secrets, computed values. */
  notCopied?: boolean;
}
