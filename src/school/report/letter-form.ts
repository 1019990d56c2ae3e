/**
 * How an official document of China looks on paper: GB/T 9704-2012, 党政机关公文格式. A4, 37 mm above, 28 mm left,
 * 156 × 225 mm of text; title 小标宋 of size 2 (22 pt), text 仿宋 of size 3 (16 pt), heads 黑体, 楷体, 仿宋 bold; lines of
 * 28 pt; page numbers of size 4 between dashes. A table is of size 小四 to 五号, so that eight columns fit.
 */
export const FORM = {
  titleHalfPoints: 44,
  textHalfPoints: 32,
  tableHalfPoints: 21,
  pageHalfPoints: 28,
  /** Twentieths of a point. */
  lineTwips: 560,
  tableLineTwips: 300,
  marginMm: { top: 37, right: 26, bottom: 35, left: 28 },
  textWidthMm: 156,
} as const;

/** Fonts by what they are for: Chinese name first, Latin letters and figures in Times New Roman as offices have them. */
export const FONTS = {
  text: {
    eastAsia: '仿宋_GB2312',
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
  },
  title: {
    eastAsia: '方正小标宋简体',
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
  },
  first: { eastAsia: '黑体', ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
  second: {
    eastAsia: '楷体_GB2312',
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
  },
  page: { eastAsia: '宋体', ascii: '宋体', hAnsi: '宋体', cs: 'Times New Roman' },
} as const;

/**
 * What a computer without these fonts takes instead: the second name is tried next, and where that is missing too the
 * shape (panose, family) decides, which finds a serif.
 */
const INSTEAD = [
  { name: '仿宋_GB2312', or: '仿宋', panose: '02010609030101010101', family: 'roman' },
  { name: '仿宋', or: 'FangSong', panose: '02010609060101010101', family: 'roman' },
  { name: '楷体_GB2312', or: '楷体', panose: '02010609030101010101', family: 'roman' },
  { name: '楷体', or: 'KaiTi', panose: '02010609060101010101', family: 'roman' },
  { name: '方正小标宋简体', or: '小标宋', panose: '02010601030101010101', family: 'roman' },
  { name: '黑体', or: 'SimHei', panose: '02010609060101010101', family: 'modern' },
  { name: '宋体', or: 'SimSun', panose: '02010600030101010101', family: 'roman' },
] as const;

/** The document's table of fonts (word/fontTable.xml), which docx writes empty. */
export function fontTable(): string {
  const fonts = INSTEAD.map(
    ({ name, or, panose, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${or}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  );
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `${head}<w:fonts xmlns:w="${space}">${fonts.join('')}</w:fonts>`;
}
