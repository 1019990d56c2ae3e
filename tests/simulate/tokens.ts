import type { Night } from '../../src/core/night';
import { termOf, type Term } from '../../src/core/term';
import { askingNight, nextTokenBlock, nightsOfTokenBlock, tokenBlockOf } from '../../src/core/token-block';
import { issueAnswer, issuePath, type IssueAnswer } from '../../src/wire/issue';
import {
  blindNonce,
  enrolmentAuth,
  fromText,
  infoOf,
  tokenOf,
  toText,
  type Blinded,
} from '../../src/wire/token';
import { asking, CALENDAR, count, type Family, type Phone, type World } from './family';
import { chanceFor } from './habits';

/** Each phone of a family takes the blocks it lacks: the running one, and the next on a day of its own. */
export async function takeTokens(world: World, family: Family, today: Night): Promise<void> {
  if (!family.isIn) return;
  const block = tokenBlockOf(today);
  const next = nextTokenBlock(block);
  for (const [index, phone] of family.phones.entries()) {
    const chance = chanceFor(world.seed, family.told.name, index, next).whole(0, 999) / 1000;
    const wanted = today >= askingNight(next, chance) ? [block, next] : [block];
    for (const first of wanted)
      if (!phone.tickets.has(first)) await takeBlock(world, family, { phone, first });
  }
}

type Asking = { phone: Phone; first: Night };

async function takeBlock(world: World, family: Family, { phone, first }: Asking): Promise<void> {
  const byTerm = new Map<Term, Night[]>();
  for (const night of nightsOfTokenBlock(first)) {
    const term = termOf(night, CALENDAR);
    byTerm.set(term, [...(byTerm.get(term) ?? []), night]);
  }
  for (const [term, nights] of byTerm) await takeNights(world, family, { phone, term, nights });
}

type Kept = ReadonlyMap<Night, Blinded & { info: string }>;

async function takeNights(
  world: World,
  family: Family,
  { phone, term, nights }: { phone: Phone; term: Term; nights: readonly Night[] },
): Promise<void> {
  const { id } = family.told.class;
  const publicKey = family.publicKeys[term.endsWith('a') ? 0 : 1];
  if (!publicKey) throw new Error('Who is in a class knows its keys.');
  const kept: Kept = new Map(
    nights.map((night) => {
      const info = infoOf({ term, class: id, night });
      return [night, { info, ...blindNonce(family.secret, info, publicKey) }];
    }),
  );
  const asked = [...kept].map(([night, { blinded }]) => [night, toText(blinded)]);
  const { status, body } = await asking(world, {
    path: issuePath,
    headers: { authorization: `Bearer ${toText(enrolmentAuth(family.secret, id))}` },
    body: JSON.stringify({ term, nights: asked, surveys: [] }),
  });
  if (status === 200) keepTokens(world, phone, { kept, answer: issueAnswer.parse(body) });
  else count(world, status === 425 ? 'few425' : `issue ${String(status)}`);
}

function keepTokens(world: World, phone: Phone, { kept, answer }: { kept: Kept; answer: IssueAnswer }): void {
  for (const [night, first, proof] of answer.t) {
    const own = kept.get(night);
    if (!own || proof === undefined) {
      count(world, `token ${first}`);
      continue;
    }
    const token = tokenOf(own.info, own, { evaluated: fromText(first), proof: fromText(proof) });
    if (!token) throw new Error(`The proof of ${night} is not of the slip’s key.`);
    phone.tickets.set(night, { n: toText(own.nonce), t: toText(token) });
    count(world, 'tokens');
  }
}
