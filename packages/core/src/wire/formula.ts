/** What a formula comes to, or what is wrong with it: `POST /api/customization/{path}/formula/check`. */
export interface FormulaCheck {
  /** Each at its place in the text, in UTF-16 units, said in the reader's language. */
  mistakes: { from: number; to: number; message: string }[];
  /** Names of the fields it reads. */
  reads: string[];
  /** Its value for one of the records there are; null where there is none to show. */
  example: { id: number; label: string | null; value: unknown } | null;
}
