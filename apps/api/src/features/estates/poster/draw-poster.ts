import { placeDrawings } from '@moja-ulica/shared/estates/emblems.ts';
import type { PlaceAccent, PlaceEmblem } from '@moja-ulica/shared/estates/schema.ts';
import { showStairwellCode } from '@moja-ulica/shared/estates/stairwell-code.ts';
import type PDFDocument from 'pdfkit';
import { accents, ink, mm, page } from './look.ts';
import { qrCode } from './qr.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** What a poster says, in its language. */
export interface PosterTexts {
  readonly site: string;
  readonly estate: string;
  readonly title: string;
  readonly lead: string;
  readonly stepsTitle: string;
  readonly steps: readonly string[];
  readonly byHand: string;
  readonly validUntil: string;
  readonly privacy: string;
}

export interface Poster {
  readonly texts: PosterTexts;
  readonly name: string;
  readonly accent: PlaceAccent;
  readonly emblem: PlaceEmblem;
  readonly code: string;
  /** Where the QR code leads. */
  readonly link: string;
}

const left = page.margin;
const width = page.width - 2 * page.margin;

const drawEmblem = (pdf: Pdf, { accent, emblem, name }: Poster, top: number): void => {
  const size = 22 * mm;
  pdf.roundedRect(left, top, size, size, 3.5 * mm).fill(accents[accent]);
  if (emblem === 'initial') {
    pdf.font('heading', 38).fillColor(ink.paper);
    pdf.text(Array.from(name)[0] ?? '', left, top + 4 * mm, { width: size, align: 'center', lineBreak: false });
    return;
  }
  const scale = (size * 0.72) / 24;
  pdf
    .save()
    .translate(left + size * 0.14, top + size * 0.14)
    .scale(scale);
  pdf.lineCap('round').lineJoin('round').strokeColor(ink.paper).fillColor(ink.paper);
  for (const { d, width: stroke = 1.9, filled = false } of placeDrawings[emblem]) {
    pdf.path(d).lineWidth(stroke);
    if (filled) pdf.fill();
    else pdf.stroke();
  }
  pdf.restore();
};

/** On one line, as large as it fits. */
const drawName = (pdf: Pdf, name: string, colour: string): void => {
  const room = width - 28 * mm;
  const [largest, smallest] = [34, 18];
  const natural = pdf.font('heading', largest).widthOfString(name);
  const size = Math.max(smallest, Math.min(largest, Math.floor((largest * room) / natural)));
  pdf.fontSize(size).fillColor(colour);
  const top = page.margin + 7 * mm + (largest - size) / 2;
  pdf.text(name, left + 28 * mm, top, { width: room, height: size * 1.2, ellipsis: true });
};

/** As one path: a module is never cut from its neighbour by a hair of paper. */
const drawQr = (pdf: Pdf, link: string, at: { x: number; y: number; side: number }): void => {
  const { size, runs } = qrCode(link);
  const module = at.side / size;
  for (const { x, y, length } of runs) pdf.rect(at.x + x * module, at.y + y * module, length * module, module);
  pdf.fill(ink.main);
};

/** Draws one poster on the page that `pdf` is at: A4, upright. */
export const drawPoster = (pdf: Pdf, poster: Poster): void => {
  const { texts, accent } = poster;
  drawEmblem(pdf, poster, page.margin);
  const beside = left + 28 * mm;
  pdf
    .font('text', 14)
    .fillColor(ink.second)
    .text(texts.site, beside, page.margin + 1 * mm, { width: width - 28 * mm });
  drawName(pdf, texts.estate, accents[accent]);

  pdf
    .font('heading', 36)
    .fillColor(ink.main)
    .text(texts.title, left, 52 * mm, { width, lineGap: -2 });
  pdf
    .font('text', 16)
    .fillColor(ink.main)
    .text(texts.lead, left, pdf.y + 4 * mm, { width, lineGap: 2 });

  const side = 82 * mm;
  // More than the four modules that nothing may stand in.
  const gap = 14 * mm;
  const top = Math.max(pdf.y + 6 * mm, 112 * mm);
  drawQr(pdf, poster.link, { x: left, y: top, side });
  const column = left + side + gap;
  const columnWidth = width - side - gap;
  pdf
    .font('strong', 16)
    .fillColor(ink.main)
    .text(texts.stepsTitle, column, top + 2 * mm, { width: columnWidth });
  for (const [index, step] of texts.steps.entries()) {
    const y = pdf.y + 4 * mm;
    pdf
      .font('heading', 22)
      .fillColor(accents[accent])
      .text(String(index + 1), column, y - 1.5 * mm, { width: 9 * mm });
    pdf
      .font('text', 15)
      .fillColor(ink.main)
      .text(step, column + 9 * mm, y, { width: columnWidth - 9 * mm, lineGap: 1 });
  }

  const below = top + side + gap - 3 * mm;
  pdf.font('text', 16).fillColor(ink.main).text(texts.byHand, left, below, { width, lineGap: 2 });
  pdf.font('strong', 58).fillColor(ink.main);
  pdf.text(showStairwellCode(poster.code), left, pdf.y + 1 * mm, { width, align: 'center', characterSpacing: 3 });

  const foot = page.height - page.margin - 27 * mm;
  pdf
    .moveTo(left, foot)
    .lineTo(left + width, foot)
    .lineWidth(0.75)
    .strokeColor(ink.line)
    .stroke();
  pdf
    .font('strong', 15)
    .fillColor(ink.main)
    .text(texts.validUntil, left, foot + 4 * mm, { width });
  pdf
    .font('text', 13)
    .fillColor(ink.second)
    .text(texts.privacy, left, pdf.y + 1.5 * mm, { width, lineGap: 1.5 });
};
