import { useEffect, useState } from 'react';
import { useRouter } from 'wouter';
import { useAct } from '../act';
import { openedInside } from '../inside/which';
import { codeWithin, type HandedOver, type Part } from '../store/file/hand-over-parts';

/**
 * Characters of an address that a phone's camera reads from a screen 320 px wide: 109 modules with the light around
 * them, 2.6 px each.
 */
const MOST_SCANNED = 880;
/** A clipboard, a chat and a field take so many characters everywhere. */
const MOST_COPIED = 60_000;
/** Where no file can be saved the code must hold it all; Android hands on some 500,000 characters. */
const MOST_COPIED_INSIDE = 240_000;

/** A part, and the address under which another place opens it. */
export type Addressed = Part & { address: string };

/** The code to scan, or the one to copy, of what is handed over; undefined until it is made. */
export function usePart(handed: HandedOver, way: 'scanned' | 'copied'): Addressed | undefined {
  const { base } = useRouter();
  const { act } = useAct();
  const [part, setPart] = useState<Addressed>();
  useEffect(() => {
    const before = `${location.origin}${base}/take#`;
    const copied = isInside() ? MOST_COPIED_INSIDE : MOST_COPIED;
    void act(async () => {
      const made = await codeWithin(handed, (way === 'scanned' ? MOST_SCANNED : copied) - before.length);
      setPart({ ...made, address: `${before}${made.code}` });
      return undefined;
    });
  }, [act, base, handed, way]);
  return part;
}

export function isInside(): boolean {
  return openedInside(navigator.userAgent) !== undefined;
}
