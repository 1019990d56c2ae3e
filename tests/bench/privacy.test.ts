import { beforeAll, describe, expect, test } from 'vitest';
import { brokenGates, figuresOf } from './privacy-gate';
import { naiveShares } from './privacy-naive';
import { run } from './privacy-run';

// `npm run bench:privacy` in small: the same letters, release, attacker and gates.

describe('somebody who reads all published figures, and holds codes', () => {
  let figures: Parameters<typeof brokenGates>[0];

  beforeAll(async () => {
    const outcome = await run({ seed: '灯下', classes: 2, quiet: 1, few: 1, evenings: 12 });
    figures = { ...naiveShares(outcome.attackedClasses), ...figuresOf(outcome) };
  }, 120_000);

  test('learns most children’s minutes from the rules others use', () => {
    expect(figures.naiveExact).toBeGreaterThanOrEqual(60);
    expect(figures.republishExact4).toBeGreaterThanOrEqual(99);
  });

  test('learns no child’s minutes, nor its side of the limit, from ours', () => {
    expect(figures).toMatchObject({ ownExact: 0, ownWithin5: 0, ownOverUnder: 0 });
  });

  test('learns with nine codes of nobody over, and of nobody under on an evening of more than 15 minutes', () => {
    expect(figures).toMatchObject({ ownOver9: 0, ownUnder9AboveMean15: 0, fewOver9: 0, apartOver9: 0 });
  });

  test('passes the gates of a release, and would not if one child were given away', () => {
    expect(brokenGates(figures)).toEqual([]);
    expect(brokenGates({ ...figures, ownOver9: 0.001, naiveExact: 59 })).toHaveLength(2);
  });
});
