import { expect, vi } from 'vitest';

/** Zones whose clocks change, one with none, and the earliest on Earth (UTC+14). */
export const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati'];

/** Runs something on a phone of another zone, and says so when the zone cannot be turned here. */
export function inZone(zone: string, run: () => void): void {
  vi.stubEnv('TZ', zone);
  try {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone, 'the zone did not turn').toBe(zone);
    run();
  } finally {
    vi.unstubAllEnvs();
  }
}
