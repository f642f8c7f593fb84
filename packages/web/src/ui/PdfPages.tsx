import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/index.ts';
import './pdfPages.css';

GlobalWorkerOptions.workerSrc = worker;

/** Sharp enough to be read, small enough to be drawn at once. */
const mostPages = 20;

/** The pages of a PDF as pictures: phones show none within a page, and neither do browsers without a viewer. */
export default function PdfPages({
  bytes,
  otherwise = null,
  more,
}: {
  bytes: ArrayBuffer;
  /** In the place of a PDF that can't be read. */
  otherwise?: ReactNode;
  /** Below the last page, where there are further ones. */
  more?: ReactNode;
}) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'unreadable' | null>(null);
  useEffect(() => {
    let left = false;
    // pdf.js takes the bytes away; they are still wanted when the page is drawn again.
    const loading = getDocument({
      data: new Uint8Array(bytes.slice(0)),
      verbosity: VerbosityLevel.ERRORS,
    });
    loading.promise.then(
      (loaded) => (left ? undefined : setPdf(loaded)),
      () => (left ? undefined : setPdf('unreadable')),
    );
    return () => {
      left = true;
      void loading.destroy();
    };
  }, [bytes]);
  if (pdf === 'unreadable') return otherwise;
  if (!pdf) return <div className="pdf-pages pdf-waiting skeleton" />;
  const numbers = Array.from({ length: Math.min(pdf.numPages, mostPages) }, (_page, index) => index + 1);
  return (
    <div className="pdf-pages">
      {numbers.map((number) => (
        <PdfPage key={`${pdf.fingerprints[0]} ${number}`} pdf={pdf} number={number} />
      ))}
      {pdf.numPages > mostPages && more}
    </div>
  );
}

function PdfPage({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let left = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const place = canvas.current;
      if (left || !place) return;
      const sharpness = Math.max(2, window.devicePixelRatio);
      const width = place.parentElement?.clientWidth ?? 600;
      const scale = (width / page.getViewport({ scale: 1 }).width) * sharpness;
      const viewport = page.getViewport({ scale });
      place.width = viewport.width;
      place.height = viewport.height;
      await page.render({ canvas: place, viewport }).promise;
      place.dataset.drawn = 'yes';
    };
    // A document that has gone meanwhile is drawn no more.
    draw().catch(() => undefined);
    return () => {
      left = true;
    };
  }, [pdf, number]);
  return (
    <canvas
      ref={canvas}
      className="pdf-page"
      role="img"
      aria-label={t('print.page', { page: number, pages: pdf.numPages })}
    />
  );
}
