import { answersTo, type Counts } from './survey-mixing';
import { sharesOf } from './survey-shares';
import { CELL_FAMILIES, type CrossTally } from './survey-tally';
import { valuesIn } from './survey-values';

/**
 * A cell is told only where so many families of its row, and of its column, are in other cells: else the shares of the
 * two questions and of the cell together could say that whoever answered the one so answered the other so.
 */
const CELL_REMAINDER = 3;

type Cell = { of: readonly [string, string]; families: number };

function cellsIn(counts: Counts): Cell[] {
  return [...counts]
    .map(([value, families]): Cell => {
      const [one = '', other = ''] = valuesIn(value);
      return { of: [one, other], families };
    })
    .sort((a, b) => (a.of.join(' ') < b.of.join(' ') ? -1 : 1));
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { families }) => sum + families, 0);
}

function isTold(cell: Cell, cells: readonly Cell[]): boolean {
  const remainder = (side: 0 | 1) =>
    sumOf(cells.filter(({ of }) => of[side] === cell.of[side])) - cell.families;
  return cell.families >= CELL_FAMILIES && remainder(0) >= CELL_REMAINDER && remainder(1) >= CELL_REMAINDER;
}

/**
 * What is told of two questions counted together: cells of ten families and more, all others as one if those are ten
 * together; none where no cell can be told. Ten both as given and as mixed: that a cell is missing then says nothing for
 * certain of those in it or beside it.
 */
export function crossCells(
  { given, mixed }: Record<'given' | 'mixed', Counts>,
  drawn: number,
): CrossTally['cells'] {
  const cells = cellsIn(mixed);
  const givenTo = ({ of }: Cell) => given.get(of.join(' ')) ?? 0;
  const shown = cells.filter((cell) => isTold(cell, cells) && givenTo(cell) >= CELL_FAMILIES);
  if (shown.length === 0) return [];
  const rest = sumOf(cells) - sumOf(shown);
  const givenRest = answersTo(given) - shown.reduce((sum, cell) => sum + givenTo(cell), 0);
  const shares = sharesOf([...shown.map(({ families }) => families), rest], drawn);
  const told: CrossTally['cells'] = shown.map(({ of }, index) => ({ of, share: shares[index] ?? 0 }));
  if (Math.min(rest, givenRest) >= CELL_FAMILIES) told.push({ of: 'rest', share: shares[shown.length] ?? 0 });
  return told;
}
