import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesNeeded } from '../../src/core/survey-minutes';
import { anyDefinition } from '../setup/any-survey';

test('a survey takes a minute at least, and never less for one more question', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const { elements } = definition;
      const fewer = minutesNeeded({ ...definition, elements: elements.slice(0, -1) });
      expect(fewer).toBeGreaterThanOrEqual(1);
      expect(minutesNeeded(definition)).toBeGreaterThanOrEqual(fewer);
    }),
    { numRuns: 60 },
  );
});
