import { expect, test } from 'vitest';
import { addressLines, homeAddresses } from '../../src/endpoint/addresses';

test('the addresses are this computer, and what a phone on the same network would open', () => {
  const shared = { netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null };
  const outside = homeAddresses(8080, {
    lo: [{ ...shared, address: '127.0.0.1', family: 'IPv4', internal: true }],
    eth0: [
      { ...shared, address: '192.168.1.5', family: 'IPv4', internal: false },
      { ...shared, address: 'fe80::1', family: 'IPv6', internal: false, scopeid: 2 },
    ],
  });
  const lines = addressLines(8080, { outside, hasDemo: true }).join('\n');
  expect(lines).toContain('http://localhost:8080/');
  expect(lines).toContain('http://192.168.1.5:8080/');
  expect(lines).not.toContain('fe80');
  expect(lines.match(/127\.0\.0\.1/)).toBeNull();
  expect(lines).toContain('only over HTTPS');
  expect(lines).toMatch(/老师（演示） +http:\/\/localhost:8080\/demo\/teacher/);
  expect(lines).toMatch(/学校（演示） +http:\/\/localhost:8080\/demo\/school/);
  expect(addressLines(8080, { outside, hasDemo: false }).join('\n')).not.toContain('演示');
});
