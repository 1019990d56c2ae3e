import { randomBytes } from 'node:crypto';
import type { Subject } from '../../src/core/subject';
import { writeLetter } from '../../src/endpoint/figure-rows';
import { release } from '../../src/endpoint/release/close';
import { minutesOf } from './contribution';
import type { Desk } from './desk';

type Sent = { classId: string; night: string; families: number; minutes: Partial<Record<Subject, number>> };

/** So many families of a class send an evening, each the same. */
export async function sendAlike({ world }: Desk, { classId, night, families, minutes }: Sent): Promise<void> {
  await world.keeping.commitOpen(async (writes) => {
    for (let family = 0; family < families; family += 1) {
      const sending = { r: 1, v: minutesOf(minutes, { a: 10 }) };
      await writeLetter(writes, { class: classId, night, nonce: randomBytes(32), sending });
    }
  });
}

/** It is then, and whatever has closed by then is published. */
export async function releaseAt(desk: Desk, moment: string): Promise<void> {
  desk.turn(moment);
  await release(desk.world);
}
