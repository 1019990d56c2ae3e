import { expect, test } from 'vitest';
import { ownOrigin, reachedFrom } from '../../../src/endpoint/door/own-origin';

const visit = (address: string, headers: Record<string, string> = {}) => new Request(address, { headers });
const AT_HOME = 'http://192.168.1.5:8080/';

test('a proxy’s word on the protocol is taken, and ORIGIN is above all', () => {
  expect(ownOrigin(visit('http://school.example/school'), undefined).origin).toBe('http://school.example');
  const behindProxy = visit('http://school.example/school', { 'x-forwarded-proto': 'https, http' });
  expect(ownOrigin(behindProxy, undefined).origin).toBe('https://school.example');
  expect(ownOrigin(behindProxy, 'https://deng.example').origin).toBe('https://deng.example');
  const garbage = visit('http://school.example/', { 'x-forwarded-proto': 'javascript' });
  expect(ownOrigin(garbage, undefined).origin).toBe('http://school.example');
});

test('what is printed at this very computer leads phones to its address in the network', () => {
  for (const here of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])
    expect(reachedFrom(new URL(here), AT_HOME).origin).toBe('http://192.168.1.5:8080');
  for (const outside of ['https://deng.example', 'http://192.168.1.9:8080', 'http://localhost.example'])
    expect(reachedFrom(new URL(outside), AT_HOME).origin).toBe(outside);
  expect(reachedFrom(new URL('http://localhost:8080'), undefined).origin).toBe('http://localhost:8080');
});
