import { NightActs } from '../entry/NightActs';
import type { Tonight } from './tonight';

/** The three quiet answers below the subjects. */
export function QuickRow({ tonight }: { tonight: Tonight }) {
  const isEmpty = tonight.entries.length === 0 && !tonight.timer;
  return <NightActs night={tonight.night} said={tonight.evening.said} isEmpty={isEmpty} />;
}
