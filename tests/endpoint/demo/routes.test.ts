import { expect, test } from 'vitest';
import { isUnlogged } from '../../../src/endpoint/door/guards';
import { deskRoutes } from '../../../src/endpoint/demo/routes';
import { ROUTES } from '../../../src/endpoint/routes';
import { mePath } from '../../../src/wire/me';
import { freshDemo } from '../../setup/demo';

/** What a visitor may do at a desk; everything else that is no question is refused. */
const OPEN = [
  '/v1/school/log',
  '/v1/school/figures',
  '/v1/school/report',
  '/v1/school/notices',
  '/v1/school/notices/post',
  '/v1/school/notices/no-homework',
  '/v1/school/slips/mint',
  '/v1/school/slips/revoke',
  '/v1/school/opening',
  '/v1/school/opening/open',
  '/v1/school/opening/close',
  '/v1/school/survey/keep',
  '/v1/school/survey/results',
];

test('at a desk of the demo every act is refused that would be done to whoever comes after', async () => {
  const demo = await freshDemo();
  const acts = ROUTES.filter(({ method, policy }) => method !== 'GET' && !isUnlogged(policy));
  const refused: string[] = [];
  for (const { path } of acts) {
    const response = await demo.ask(`/demo/school${path}`);
    const { problem } = (await response.json()) as { problem?: string };
    if (problem === 'not-in-demo') refused.push(path);
  }
  const open = acts.map(({ path }) => path).filter((path) => !refused.includes(path));
  expect(open.sort()).toEqual([...OPEN].sort());
});

test('a desk of the demo answers every path a school’s desk has, and everything to look at but accounts', async () => {
  const paths = deskRoutes(() => undefined).map(({ method, path }) => `${method} ${path}`);
  expect(paths).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`));
  const demo = await freshDemo();
  const looks = ROUTES.filter(({ method, policy }) => method === 'GET' && policy !== 'account');
  expect(looks.map(({ path }) => path)).toContain(mePath);
  for (const { path } of looks) expect((await demo.look(`/demo/school${path}`)).status, path).toBe(200);
});
