import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { drawPoster, type Poster } from './draw-poster.ts';
import { readPosterFonts } from './fonts.ts';
import { page } from './look.ts';

interface PostersOptions {
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  /** Of what is printed, not of the printing: the same posters are the same bytes. */
  readonly createdAt: Date;
  /** Some at a time, so that any number of them fits in memory. */
  readonly posters: AsyncIterable<readonly Poster[]>;
}

/**
 * A PDF with a page for each poster, its fonts in it. What goes wrong on the way ends the stream with an error.
 */
export const makePosters = async ({ title, lang, createdAt, posters }: PostersOptions): Promise<Readable> => {
  // Needed by an administrator once a month: no start waits for it.
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), readPosterFonts()]);
  const pdf = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    font: '',
    lang,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Moja ulica', Producer: 'pdfkit', CreationDate: createdAt },
  });
  pdf.registerFont('heading', fonts.heading);
  pdf.registerFont('text', fonts.text);
  pdf.registerFont('strong', fonts.strong);
  const stream = pdf.pipe(new PassThrough());
  const write = async (): Promise<void> => {
    for await (const some of posters) {
      for (const poster of some) {
        pdf.addPage();
        drawPoster(pdf, poster);
        // Each takes a long turn: whoever else asks for something comes between them.
        await nextTurn();
      }
    }
    pdf.end();
  };
  write().catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return stream;
};
