import type { Kysely } from 'kysely';
import type { MainTables } from './database/tables';
import type { House } from './house';
import { makeLink, newSchoolId } from './links';

type Keeper = Pick<House, 'keeping' | 'secrets' | 'clock'>;

/** What whoever stands at the console is told. */
export type Told = { lines: string[]; isRefused: boolean };

const told = (...lines: string[]): Told => ({ lines, isRefused: false });
const refused = (...lines: string[]): Told => ({ lines, isRefused: true });

async function schoolsOf(reads: Kysely<MainTables>): Promise<{ school_id: string; name: string }[]> {
  return reads.selectFrom('school').select(['school_id', 'name']).orderBy('name').execute();
}

/** Whether nobody has set a school up yet: the first start then prints a link for it. */
export async function isWithoutSchool({ keeping }: Keeper): Promise<boolean> {
  return (await schoolsOf(keeping.main)).length === 0;
}

/** A link by which a school begins. Any earlier one nobody used stops. */
export async function setupLink(keeper: Keeper, own: URL): Promise<Told> {
  const wanted = { kind: 'setup', role: 'admin', class_id: null, schoolId: newSchoolId() } as const;
  const { link } = await makeLink(keeper, own, wanted);
  return told(
    '',
    `  学校  ${link}`,
    '        用这个链接设立学校，7 天内有效，只能用一次。(Sets up a school: once, within 7 days.)',
  );
}

/** A link that makes whoever opens it an admin of a school: for a lost password, or when the last admin is gone. */
export async function adminLink(keeper: Keeper, own: URL, name: string): Promise<Told> {
  const schools = await schoolsOf(keeper.keeping.main);
  if (schools.length === 0)
    return refused('There is no school yet: npm run school prints the link that sets one up.');
  const meant = schools.filter((school) => name === '' || school.name === name || school.school_id === name);
  const [school] = meant;
  if (!school || meant.length > 1) {
    return refused(
      'Say which school the link is for: npm run admin-link -- "name", or the characters before it.',
      ...schools.map((each) => `  ${each.school_id}  ${each.name}`),
    );
  }
  const wanted = { kind: 'admin', role: 'admin', class_id: null, schoolId: school.school_id } as const;
  const { link } = await makeLink(keeper, own, wanted);
  return told(
    '',
    `  ${school.name}  ${link}`,
    '        管理员链接，24 小时内有效，只能用一次。(An admin link: once, within 24 hours.)',
  );
}
