import { addClassesAnswer, addClassesPath } from '../../src/wire/classes';
import { setupPath } from '../../src/wire/setup';
import { mintSlipsAnswer, mintSlipsPath } from '../../src/wire/slips';
import type { Grade } from '../../src/core/grade';
import type { KeyHashes } from '../../src/core/slip';
import { askOnce, type Line, type Question } from './ask';

/** A class as its slips tell of it. */
export type SimulatedClass = {
  id: string;
  grade: Grade;
  term: string;
  keyHashes: KeyHashes;
  codes: string[];
};

export const SYSTEM = 'cn63';
export const ZONE = 'Asia/Shanghai';
export const LIMIT = { preset: 'cn-national' } as const;

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A school set up by its link, its classes and a slip for each child, all through the school's own questions. */
export async function setUpSchool(
  line: Line,
  { link, classes, size }: { link: string; classes: number; size: number },
): Promise<SimulatedClass[]> {
  const admin = { name: '模拟校长', password: 'a lamp on a simulated desk' };
  const school = {
    name: '模拟小学',
    system: SYSTEM,
    limit: LIMIT,
    contact: '没有人，这是模拟运行',
    zone: ZONE,
  };
  const { cookie } = await told(line, {
    path: setupPath,
    body: { link: link.split('#')[1], school, admin },
  });
  const at = { line, cookie };
  const drafts = Array.from({ length: classes }, (_, index) => {
    const [grade, number] = [(index + 2) % 9, Math.floor(index / 9) + 1];
    return { name: `${NUMERALS[grade] ?? ''}年级${String(number)}班`, grade: '', size: String(size) };
  });
  const { body } = await told(line, {
    path: addClassesPath,
    body: { classes: drafts, dryRun: false },
    cookie,
  });
  const { lines } = addClassesAnswer.parse(body);
  const made: SimulatedClass[] = [];
  for (const each of lines) {
    if (each.kind !== 'fine' || each.id === undefined) throw new Error('A simulated class was refused.');
    made.push(await slipsOf(at, { id: each.id, grade: each.grade }));
  }
  return made;
}

async function slipsOf(
  { line, cookie }: { line: Line; cookie: string },
  { id, grade }: { id: string; grade: Grade },
): Promise<SimulatedClass> {
  const { body } = await told(line, {
    path: mintSlipsPath,
    body: { class: id, seats: 'missing' },
    cookie,
  });
  const { codes, term, keyHashes } = mintSlipsAnswer.parse(body);
  return { id, grade, codes, term, keyHashes };
}

type Told = Pick<Question, 'path'> & { body: unknown; cookie?: string };

async function told(line: Line, { path, body, cookie }: Told) {
  const origin = `http://localhost:${String(line.port)}`;
  const headers = { origin, ...(cookie !== undefined && { cookie }) };
  const said = await askOnce(line, { path, body: JSON.stringify(body), headers });
  if (said.status !== 200) throw new Error(`${path} was answered ${JSON.stringify(said)}.`);
  return said;
}
