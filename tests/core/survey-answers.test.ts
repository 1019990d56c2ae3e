import { expect, test } from 'vitest';
import { questionFaults } from '../../src/core/survey-answers';
import { said } from '../setup/any-survey';

test('blanks answer nothing that is required, and nothing is wrong with them elsewhere', () => {
  const asked = { name: 'q', title: said('t'), description: said(''), visibleIf: '', maxLength: 9 };
  expect(questionFaults({ type: 'comment', isRequired: true, ...asked }, ' \n')).toEqual([
    { name: 'q', fault: 'required' },
  ]);
  expect(questionFaults({ type: 'comment', isRequired: false, ...asked }, ' ')).toEqual([]);
});
