import type { NetworkInterfaceInfo } from 'node:os';

/** Where a phone on the same network finds the app. */
export function homeAddresses(port: number, interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => `http://${address.address}:${port}/`);
}

/** What the operator reads once the endpoint listens: where the app is, here and from a phone on the same network. */
export function addressLines(
  port: number,
  { outside, hasDemo }: { outside: readonly string[]; hasDemo: boolean },
): string[] {
  const here = `http://localhost:${port}`;
  return [
    '',
    '灯下 · Lamplight',
    `  家长  ${here}/`,
    ...outside.map((address) => `        ${address}  (a phone on this network)`),
    ...(hasDemo
      ? [
          '',
          `  老师（演示）  ${here}/demo/teacher`,
          `  学校（演示）  ${here}/demo/school`,
          `  家长（演示）  ${here}/demo/parent`,
          '        演示数据，不用登录；DEMO=off 去掉。(Demo data, no sign-in; DEMO=off leaves it out.)',
        ]
      : []),
    '',
    'On plain http the app works whole, but a phone installs it, and opens it with no network, only over HTTPS.',
  ];
}
