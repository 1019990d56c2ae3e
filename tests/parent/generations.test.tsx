import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useGenerations } from '../../src/parent/generations';
import { makeGeneration } from '../../src/parent/store/file/generations';
import { openHome } from '../setup/diary';
import { familyDiary, sit } from '../setup/family-diary';
import { onGround } from '../setup/ground';
import { EIGHT } from '../setup/seat';

function Count() {
  const found = useGenerations();
  return found && <p>{`found ${String(found.whole.length)}`}</p>;
}

test.each([
  ['the family finds its backup', 'own', 1],
  ['the demo sees no backup of the family’s', 'demo', 0],
])('%s', async (_, whose, count) => {
  const home = await familyDiary();
  await sit(home, 3);
  await makeGeneration(home, EIGHT);
  await onGround(whose === 'own' ? home : openHome('lamplight-demo'), EIGHT, <Count />);
  expect(await screen.findByText(`found ${String(count)}`)).toBeVisible();
});
