import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

// A card is dragged by its handle, with a mouse or a finger. Nothing moves before it is let go: only a line says where
// it would come to stand.

/** What is dragged, and the gap it would be put into: 0 = before the first, as many as there are = after the last. */
export type Drag = { from: number; gap: number };

/** The place of what was put into a gap, once it is gone from where it was. */
export function placeOf({ from, gap }: Drag): number {
  return gap > from ? gap - 1 : gap;
}

type Box = { top: number; bottom: number };

/** The gap nearest to a height: above every card whose middle is further down. */
export function gapAt(y: number, boxes: readonly Box[]): number {
  return boxes.filter(({ top, bottom }) => (top + bottom) / 2 < y).length;
}

/** From how near (px) to an edge of the window the page creeps, and by how much (px) a frame at the edge itself. */
const EDGE_PX = 80;
const CREEP_PX = 16;

/** By how much (px a frame) the page creeps while something is held at this height of the window. */
export function creepAt(y: number, height: number): number {
  const above = Math.max(0, EDGE_PX - y);
  const below = Math.max(0, y - (height - EDGE_PX));
  return Math.round((Math.min(EDGE_PX, below) - Math.min(EDGE_PX, above)) * (CREEP_PX / EDGE_PX));
}

/** `begun` is the height it was taken at: the page creeps only where the hand has gone since. */
type Hand = { pointer: number; from: number; begun: number; y: number };

type Held = { hand: RefObject<Hand | undefined>; look: () => void; letGo: () => void };

/** While something is held the page creeps near its edges, and Escape puts it back. */
function useHeld(drag: Drag | undefined, { hand, look, letGo }: Held) {
  useEffect(() => {
    if (!drag) return undefined;
    let frame = requestAnimationFrame(function creep() {
      const { begun, y } = hand.current ?? { begun: 0, y: 0 };
      const by = creepAt(y, window.innerHeight);
      if (by * (y - begun) > 0) {
        window.scrollBy(0, by);
        look();
      }
      frame = requestAnimationFrame(creep);
    });
    const putBack = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') letGo();
    };
    window.addEventListener('keydown', putBack);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', putBack);
    };
  });
}

/** Drags the cards of a list; `onDrop` hears from which place to which, and nothing when it was put back. */
export function useDrag(list: RefObject<HTMLElement | null>, onDrop: (from: number, to: number) => void) {
  const hand = useRef<Hand | undefined>(undefined);
  const [drag, setDrag] = useState<Drag>();
  const dragNow = (): Drag | undefined => {
    if (!hand.current || !list.current) return undefined;
    const cards = list.current.querySelectorAll(':scope > [data-card]');
    const boxes = [...cards].map((card) => card.getBoundingClientRect());
    return { from: hand.current.from, gap: gapAt(hand.current.y, boxes) };
  };
  const look = () => {
    const next = dragNow();
    setDrag((before) => (before?.gap === next?.gap && before?.from === next?.from ? before : next));
  };
  const letGo = () => {
    hand.current = undefined;
    setDrag(undefined);
  };
  useHeld(drag, { hand, look, letGo });
  const isOne = ({ pointerId }: PointerEvent) => hand.current?.pointer === pointerId;
  /** What the handle of the card at a place listens to. */
  const handleOf = (from: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (!event.isPrimary || event.button !== 0) return;
      // Neither the focus nor a selection of words follows the hand.
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      hand.current = { pointer: event.pointerId, from, begun: event.clientY, y: event.clientY };
      look();
    },
    onPointerMove: (event: PointerEvent) => {
      if (!hand.current || !isOne(event)) return;
      hand.current.y = event.clientY;
      look();
    },
    onPointerUp: (event: PointerEvent) => {
      if (!hand.current || !isOne(event)) return;
      hand.current.y = event.clientY;
      const dropped = dragNow();
      letGo();
      if (dropped && placeOf(dropped) !== dropped.from) onDrop(dropped.from, placeOf(dropped));
    },
    onPointerCancel: (event: PointerEvent) => {
      if (isOne(event)) letGo();
    },
  });
  return { drag, handleOf };
}
