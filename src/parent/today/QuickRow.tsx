import { NightActs } from '../entry/NightActs';
import type { Tonight } from './tonight';

/** The three quiet answers below the subjects; the two about a whole evening only while nothing is recorded. */
export function QuickRow({ tonight }: { tonight: Tonight }) {
  const canBeEmpty = tonight.entries.length === 0 && !tonight.timer;
  return <NightActs night={tonight.night} canBeEmpty={canBeEmpty} />;
}
