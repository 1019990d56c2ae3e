import { createHmac } from 'node:crypto';
import type { Draw, Told } from '../../core/figure';
import type { Secrets } from '../secrets';

/** What a mean is of; `stretch` is an evening's date, or `week:` and its Monday. */
export type Drawn = { school: string; class: string; stretch: string };

/**
 * By chance, and yet the same after a crash and in a second process: HMAC(release key, school|class|stretch|figure)
 * (PRIVACY.md, Publication). The key is made of the slips' secret, which it does not give away.
 */
export function drawFor({ slip }: Pick<Secrets, 'slip'>, { school, class: classId, stretch }: Drawn): Draw {
  const key = createHmac('sha256', slip).update('lamplight release').digest();
  return (of: Told) => {
    const drawn = createHmac('sha256', key).update(`${school}|${classId}|${stretch}|${of}`).digest();
    // 48 bits: as many as a number holds without rounding.
    return drawn.readUIntBE(0, 6) / 2 ** 48;
  };
}
