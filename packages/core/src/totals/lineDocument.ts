/** What one line of a document asks for; decimals as text, as everywhere. */
export interface PricedLine {
  /** A line of words alone, or the head of a group, has neither quantity nor price. */
  quantity: string | null;
  price: string | null;
  discountPercent?: string | null;
  /** Off the whole line, in the currency of the document. */
  discountAmount?: string | null;
  /** In percent; absent: none. */
  taxRate?: string | null;
  /** What one costs the company, in the currency of the document; null: unknown, or none of the reader's business. */
  cost?: string | null;
}

/** What is asked of the document as a whole. */
export interface PricedDocument {
  lines: readonly PricedLine[];
  /** Whether the prices have the tax in them. */
  taxIncluded: boolean;
  discountPercent?: string | null;
  discountAmount?: string | null;
  shipping?: string | null;
  handling?: string | null;
  /** What is added, or taken off when it is below nought, so that the total comes out as agreed. */
  adjustment?: string | null;
  /** Digits after the point that the currency is counted in (ISO 4217). */
  digits: number;
}

/** What a line comes to. */
export interface LineTotals {
  /** Quantity × price. */
  gross: string;
  /** The line's own discount. */
  discount: string;
  /** `gross − discount`: what stands at the end of the line. */
  amount: string;
  /** Its share of the document's discount. */
  share: string;
  /** What is paid for it without tax, and the tax. */
  net: string;
  tax: string;
  /** Net less cost; null where the cost isn't known. */
  margin: string | null;
}

/** What a document comes to. */
export interface DocumentTotals {
  lines: LineTotals[];
  /** Sum of the amounts of the lines. */
  subtotal: string;
  /** All that was taken off: by lines and by the document. */
  discountTotal: string;
  taxTotal: string;
  /** Sum of what is paid for the lines, without tax. */
  netTotal: string;
  total: string;
  /** Sum of the margins; null as soon as one isn't known. */
  margin: string | null;
}
