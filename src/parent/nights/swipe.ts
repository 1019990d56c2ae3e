import { useMemo, useRef, type MouseEvent, type PointerEvent } from 'react';

/** A finger has moved on purpose from here on (px), and more sideways than down. */
const FAR = 48;
const STEEP = 1.4;
/** Less than this (px) is a tap that trembles. */
const STILL = 8;
/** A click that a swipe leaves behind comes within so long (ms); a later one is meant, by whatever finger, key or voice. */
const GHOST_MS = 350;

type Touch = { pointer: number; x: number; y: number; isMoving: boolean };

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The drawing goes with the finger, unless the family wants no motion. */
function follow(place: HTMLElement, by: number): void {
  place.style.transform = by === 0 || isCalm() ? '' : `translateX(${String(Math.round(by))}px)`;
}

/**
 * Turns by a swipe: `turn(1)` for what comes after (the finger goes left). The place needs `touch-action: pan-y`, so that
 * the browser keeps scrolling down the page and leaves the rest to this. A mouse selects text instead.
 */
export function useSwipe(turn: (step: 1 | -1) => void) {
  const touch = useRef<Touch>(undefined);
  const turnedAt = useRef(-Infinity);
  return useMemo(() => {
    const end = (event: PointerEvent<HTMLElement>) => {
      const begun = touch.current;
      touch.current = undefined;
      follow(event.currentTarget, 0);
      return begun?.pointer === event.pointerId ? begun : undefined;
    };
    return {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        // Two fingers zoom.
        const isOne = event.isPrimary && event.pointerType !== 'mouse';
        touch.current = isOne
          ? { pointer: event.pointerId, x: event.clientX, y: event.clientY, isMoving: false }
          : undefined;
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const begun = touch.current;
        if (begun?.pointer !== event.pointerId) return;
        const [across, down] = [event.clientX - begun.x, event.clientY - begun.y];
        begun.isMoving ||= Math.abs(across) > STILL && Math.abs(across) > STEEP * Math.abs(down);
        if (begun.isMoving) follow(event.currentTarget, across);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const begun = end(event);
        if (!begun?.isMoving) return;
        // Whatever lies under the finger was not meant.
        turnedAt.current = event.timeStamp;
        const across = event.clientX - begun.x;
        if (Math.abs(across) >= FAR) turn(across < 0 ? 1 : -1);
      },
      onPointerCancel: (event: PointerEvent<HTMLElement>) => {
        end(event);
      },
      onClickCapture: (event: MouseEvent<HTMLElement>) => {
        if (event.timeStamp - turnedAt.current > GHOST_MS) return;
        event.preventDefault();
        event.stopPropagation();
      },
    };
  }, [turn]);
}
