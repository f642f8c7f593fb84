/** A node of pdfmake's document: plain data, so that it can go to another thread. */
export type Node = { [member: string]: unknown } | string;

/** A document as pdfmake takes it; what it wants a function for is made where it is drawn. */
export interface Sheet {
  pageSize: string;
  pageOrientation: 'portrait' | 'landscape';
  /** Left, top, right, bottom, in points. */
  pageMargins: [number, number, number, number];
  info: { title: string; author: string };
  defaultStyle: { [member: string]: unknown };
  content: Node[];
  /** `name` tells the pages of one document from those of another, where there are several. */
  pageFooter: { text: string; name: string; color: string };
}
