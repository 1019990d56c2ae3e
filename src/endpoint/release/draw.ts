import { createHmac } from 'node:crypto';
import type { Draw, Told } from '../../core/figure';
import type { SurveyDraw } from '../../core/survey-shares';
import type { Secrets } from '../secrets';

/** What a mean is of; `stretch` is an evening's date, or `week:` and its Monday. */
export type Drawn = { school: string; class: string; stretch: string };

/** What is drawn with: made of the slips' secret, which it does not give away. */
export function releaseKey({ slip }: Pick<Secrets, 'slip'>): Buffer {
  return createHmac('sha256', slip).update('lamplight release').digest();
}

/** 48 bits: as many as a number holds without rounding. */
function drawn(key: Buffer, of: string): number {
  return createHmac('sha256', key).update(of).digest().readUIntBE(0, 6) / 2 ** 48;
}

/**
 * By chance, and yet the same after a crash and in a second process: HMAC(release key, school|class|stretch|figure)
 * (PRIVACY.md, Publication).
 */
export function drawFor(secrets: Pick<Secrets, 'slip'>, { school, class: classId, stretch }: Drawn): Draw {
  const key = releaseKey(secrets);
  return (of: Told) => drawn(key, `${school}|${classId}|${stretch}|${of}`);
}

/** The same of what is told of one part of a school in a survey. */
export function surveyDrawFor(
  secrets: Pick<Secrets, 'slip'>,
  { school, survey, part }: { school: string; survey: string; part: string },
): SurveyDraw {
  const key = releaseKey(secrets);
  return (of) => drawn(key, `${school}|survey:${survey}|${part}|${of}`);
}
