import type { NetworkInterfaceInfo } from 'node:os';

/** Where a phone on the same network finds the app. */
export function homeAddresses(port: number, interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => `http://${address.address}:${port}/`);
}

/** What the operator reads once the endpoint listens: where the app is, here and from a phone on the same network. */
export function addressLines(port: number, outside: readonly string[]): string[] {
  return [
    '',
    '灯下 · Lamplight',
    `  家长  http://localhost:${port}/`,
    ...outside.map((address) => `        ${address}  (a phone on this network)`),
    '',
    'On plain http the app works whole, but a phone installs it, and opens it with no network, only over HTTPS.',
  ];
}
