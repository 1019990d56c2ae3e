export type Environment = { kind: 'usable'; port: number } | { kind: 'unusable'; sentence: string };

/** What the process is told from outside: PORT, 8080 when unset. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const written = variables['PORT']?.trim() ?? '';
  if (written === '') return { kind: 'usable', port: 8080 };
  const port = Number(written);
  if (/^\d+$/.test(written) && port >= 1 && port <= 65_535) return { kind: 'usable', port };
  return {
    kind: 'unusable',
    sentence: `PORT is "${written}", but must be a whole number from 1 to 65535, for example PORT=8080.`,
  };
}
