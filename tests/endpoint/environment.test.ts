import { expect, test } from 'vitest';
import { readEnvironment } from '../../src/endpoint/environment';

test('without PORT the endpoint listens on 8080', () => {
  expect(readEnvironment({})).toEqual({ kind: 'usable', port: 8080 });
  expect(readEnvironment({ PORT: '' })).toEqual({ kind: 'usable', port: 8080 });
});

test('PORT is a whole number from 1 to 65535', () => {
  expect(readEnvironment({ PORT: ' 3000 ' })).toEqual({ kind: 'usable', port: 3000 });
  expect(readEnvironment({ PORT: '65535' })).toEqual({ kind: 'usable', port: 65_535 });
});

test.each(['0', '65536', '-1', '80.5', '8e3', '0x50', 'http', '8080 and more'])(
  'PORT=%s is refused in a sentence',
  (PORT) => {
    const environment = readEnvironment({ PORT });
    expect(environment).toMatchObject({ kind: 'unusable' });
    expect(JSON.stringify(environment)).toContain('1 to 65535');
  },
);
