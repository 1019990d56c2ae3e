/** A worker process of `npm run simulate`: some families, each with its phones, doing what the parent process says. */
import { SUBJECTS } from '../../src/core/subject';
import { classEvening, closesAt } from '../../src/core/open-evening';
import type { Sending } from '../../src/core/letter';
import { enrolmentAuth, toText } from '../../src/wire/token';
import { together } from './ask';
import { CALENDAR, join, makeFamily, sendDue, type Family, type World } from './family';
import { NICKNAME } from './habits';
import { addSum, type Heard, type Order, type Report, type Standing } from './orders';
import { ZONE } from './school';
import { takeTokens } from './tokens';

/** So many families of one worker ask at once at most. */
const AT_ONCE = 8;

const TELL_MS = 500;

let world: World | undefined;
let families: Family[] = [];

// Without the process that gives orders there is nothing to do.
process.once('disconnect', () => process.exit());
process.on('message', (order: Order) => {
  void obey(order).then((report) => process.send?.(report));
});

async function obey(order: Order): Promise<Report> {
  if (order.kind === 'begin') {
    const { line, seed, rates, from } = order;
    world = { line, seed, rates, from, counts: {} };
    families = order.families.map((told) => makeFamily(told, seed, order.secondPhones));
    return { counts: {} };
  }
  const at = world;
  if (!at) throw new Error('The families were not told where the endpoint is.');
  at.counts = {};
  if (order.kind === 'tell') return { counts: {}, standing: standingAt(order.now) };
  if (order.kind === 'confess') return { counts: {}, secrets: confessed() };
  const telling = setInterval(() => process.send?.({ sofar: at.counts } satisfies Heard), TELL_MS);
  await together(families, AT_ONCE, (family) => {
    if (order.kind === 'enrol') return join(at, family);
    if (order.kind === 'take tokens') return takeTokens(at, family, order.today);
    return sendDue(at, family, order.today);
  });
  clearInterval(telling);
  return { counts: at.counts };
}

function standingAt(now: number): Standing {
  const standing: Standing = {};
  for (const { told, believed } of families) {
    for (const [night, { r, v }] of believed) {
      if (closesAt(classEvening(night, CALENDAR), ZONE) <= now) continue;
      for (const [figure, value] of figuresOf({ r, v })) {
        const sum = { rows: 1, known: value === null ? 0 : 1, sum: value ?? 0 };
        addSum(standing, `${told.class.id}|${night}|${figure}`, sum);
      }
    }
  }
  return standing;
}

function figuresOf({ r, v }: Sending): [string, number | null][] {
  const figures = v
    ? [...SUBJECTS.map((subject) => [subject, v.s[subject]] as const), ['a', v.a], ['o', v.o]]
    : [...SUBJECTS, 'a', 'o'].map((figure) => [figure, null]);
  return [...figures, ['r', r]] as [string, number | null][];
}

function confessed(): Record<string, string[]> {
  const tickets = families.flatMap(({ phones }) => phones.flatMap((phone) => [...phone.tickets.values()]));
  const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex');
  return {
    nicknames: [NICKNAME],
    codes: families.map(({ told }) => told.code),
    secrets: families.map(({ secret }) => Buffer.from(secret).toString('hex')),
    auths: families.map(({ secret, told }) => hex(toText(enrolmentAuth(secret, told.class.id)))),
    nonces: tickets.map(({ n }) => hex(n)),
    tokens: tickets.map(({ t }) => hex(t)),
  };
}
