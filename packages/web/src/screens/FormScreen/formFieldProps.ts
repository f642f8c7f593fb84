import type { FieldMetadata } from '@gejie/core';
import type { RecordForm } from './useRecordForm.ts';

export interface FormFieldProps {
  form: RecordForm;
  field: FieldMetadata;
  /** Begins the ids of the controls of this form. */
  prefix: string;
  width?: 'half' | 'full';
  autoFocus?: boolean;
  /** Stands right under a heading that says what it is called. */
  called?: boolean;
}
