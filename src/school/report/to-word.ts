import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table as WordTable,
  TextRun,
} from 'docx';
import { numbered, type Numbered, type ReportDocument } from '../../core/report-document';
import { FONTS, fontTable, FORM } from './letter-form';
import { run, tableBlocks } from './word-table';

/** Two characters, in hundredths of one: how a Chinese paragraph begins. */
const TWO_CHARACTERS = 200;

type Language = ReportDocument['language'];
type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

const LINE = { line: FORM.lineTwips, lineRule: LineRuleType.EXACT } as const;
const indentOf = (language: Language) =>
  language === 'en'
    ? {}
    : { indent: { firstLineChars: TWO_CHARACTERS, firstLine: 2 * 10 * FORM.textHalfPoints } };

function title(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { line: 700, lineRule: LineRuleType.AT_LEAST, before: FORM.lineTwips, after: FORM.lineTwips },
    keepNext: true,
    children: [run(text, 'title', { size: FORM.titleHalfPoints })],
  });
}

const HEADINGS = {
  1: { heading: HeadingLevel.HEADING_1, font: 'first', bold: false },
  2: { heading: HeadingLevel.HEADING_2, font: 'second', bold: false },
  3: { heading: HeadingLevel.HEADING_3, font: 'text', bold: true },
} as const;

function head(text: string, level: 1 | 2 | 3, language: Language): Paragraph {
  const { heading, font, bold } = HEADINGS[level];
  return new Paragraph({
    heading,
    keepNext: true,
    spacing: LINE,
    ...indentOf(language),
    children: [run(text, font, { bold: bold || language === 'en' })],
  });
}

function annexBlocks(label: string, text: string): Paragraph[] {
  return [
    new Paragraph({ pageBreakBefore: true, spacing: LINE, keepNext: true, children: [run(label, 'first')] }),
    title(text),
  ];
}

/** The school and the date at the right, kept with each other. */
function signature(lines: readonly string[]): Paragraph[] {
  return lines.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        keepLines: true,
        keepNext: index < lines.length - 1,
        spacing: { ...LINE, ...(index === 0 && { before: 2 * FORM.lineTwips }) },
        indent: { right: 2 * 10 * FORM.textHalfPoints },
        children: [run(text, 'text')],
      }),
  );
}

/** What stands around a block: a paragraph before a table or the signature is never left behind alone. */
type Place = { language: Language; next: Numbered | undefined };
const LED_TO: readonly string[] = ['table', 'signature'];

function blocksOf({ block, number }: Numbered, { language, next }: Place): (Paragraph | WordTable)[] {
  switch (block.kind) {
    case 'title':
      return [title(block.text)];
    case 'heading':
      return [head(`${number}${block.text}`, block.level, language)];
    case 'table':
      return tableBlocks(block);
    case 'signature':
      return signature(block.lines);
    case 'annex':
      return annexBlocks(block.label, block.text);
    case 'paragraph':
      return [
        new Paragraph({
          alignment: AlignmentType.BOTH,
          keepNext: next !== undefined && LED_TO.includes(next.block.kind),
          spacing: LINE,
          ...indentOf(language),
          children: [run(block.text, 'text')],
        }),
      ];
  }
}

/** — 2 —, at the outer edge of the page as the standard has it. */
function footer(alignment: Align): Footer {
  const size = FORM.pageHalfPoints;
  const child = new Paragraph({
    alignment,
    children: [new TextRun({ font: FONTS.page, size, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
  return new Footer({ children: [child] });
}

/** The report as a Word document that WPS opens and the office edits. */
export function reportToWord(
  report: ReportDocument,
  about: { title: string; school: string },
): Promise<Blob> {
  const { top, right, bottom, left } = FORM.marginMm;
  const margin = {
    top: convertMillimetersToTwip(top),
    right: convertMillimetersToTwip(right),
    bottom: convertMillimetersToTwip(bottom),
    left: convertMillimetersToTwip(left),
    footer: convertMillimetersToTwip(bottom - 10),
  };
  const document = new Document({
    title: about.title,
    creator: about.school,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: FONTS.text, size: FORM.textHalfPoints, color: '000000' } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin,
          },
        },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: numbered(report).flatMap((each, index, all) =>
          blocksOf(each, { language: report.language, next: all[index + 1] }),
        ),
      },
    ],
  });
  return Packer.toBlob(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}
