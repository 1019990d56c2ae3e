// A report as it is written: blocks in their order, the same for the page, print, Word, tables and text. What a block
// looks like is the writers' matter; what it says is said here, once.

/** `value` is the number a spreadsheet reckons with; `percent` is a share from 0 to 1. */
export type Cell = { text: string; value?: number; style?: 'percent' };
export type Column = { title: string; align: 'start' | 'end' };

/** Who wrote a paragraph: the machine, the school, or nobody yet. */
export type Voice = 'machine' | 'school' | 'blank';

export type Table = { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly Cell[][] };
export type Heading = { kind: 'heading'; level: 1 | 2 | 3; text: string };
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'paragraph'; text: string; voice: Voice }
  | Heading
  | Table
  /** Who hands it in, and when. */
  | { kind: 'signature'; lines: readonly string[] }
  /** Begins on a page of its own, and its heads count anew. */
  | { kind: 'annex'; label: string; text: string };

export type ReportDocument = { language: 'zh-CN' | 'en'; blocks: readonly Block[] };

/** A block with the number of a head: 一、（一）1. in Chinese, 1. 1.1 1.1.1 in English; '' for any other. */
export type Numbered = { block: Block; number: string };

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as Chinese heads are numbered: 十二. */
export function chineseNumeral(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return `${ten}${DIGITS[ones] ?? ''}`;
}

function numberOf(counts: readonly number[], level: Heading['level'], language: string): string {
  const count = counts[level - 1] ?? 0;
  if (language === 'en') return level === 1 ? `${count}. ` : `${counts.slice(0, level).join('.')} `;
  if (level === 1) return `${chineseNumeral(count)}、`;
  return level === 2 ? `（${chineseNumeral(count)}）` : `${count}. `;
}

/** The blocks of a document, its heads numbered; the annex begins at the first again. */
export function numbered({ blocks, language }: ReportDocument): Numbered[] {
  let counts = [0, 0, 0];
  return blocks.map((block) => {
    if (block.kind === 'annex') counts = [0, 0, 0];
    if (block.kind !== 'heading') return { block, number: '' };
    counts = counts.map((count, index) => {
      if (index === block.level - 1) return count + 1;
      return index < block.level ? count : 0;
    });
    return { block, number: numberOf(counts, block.level, language) };
  });
}

/** The tables of a document in their order. */
export function tablesOf({ blocks }: Pick<ReportDocument, 'blocks'>): Table[] {
  return blocks.filter((block) => block.kind === 'table');
}
