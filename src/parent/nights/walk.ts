import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { addNights, mondayOf, type Night } from '../../core/night';
import { monthAway } from '../../core/stretch';
import { addressOf, type Look } from './look';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a key leads from a night; undefined for all other keys. */
function nightOfKey(key: string, night: Night): Night | undefined {
  const step = STEPS[key];
  if (step !== undefined) return addNights(night, step);
  if (key === 'PageUp' || key === 'PageDown') return monthAway(night, key === 'PageUp' ? -1 : 1);
  if (key === 'Home') return mondayOf(night);
  return key === 'End' ? addNights(mondayOf(night), 6) : undefined;
}

/** The last night that can be opened at or before one, and none further back than the diary's reach. */
function reachable(night: Night, { tonight, before, stretch }: Look, isJump: boolean): Night | undefined {
  if (night > tonight) return isJump ? tonight : undefined;
  return night >= (before ?? stretch).first ? night : undefined;
}

/** One stop for Tab, and from there the arrow keys; past the edge the month turns and the night is focused there. */
export function useWalk(look: Look) {
  const { stretch, tonight } = look;
  const [, navigate] = useLocation();
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef<Night>(undefined);
  const [walked, setWalked] = useState<Night>();
  const isIn = (night: Night | undefined) =>
    night !== undefined && stretch.first <= night && night <= stretch.last;
  const end = stretch.last < tonight ? stretch.last : tonight;
  const active = walked !== undefined && isIn(walked) ? walked : end;
  const focus = (night: Night) =>
    table.current?.querySelector<HTMLElement>(`[data-night="${night}"]`)?.focus();
  useEffect(() => {
    if (wanted.current === undefined || wanted.current < stretch.first || wanted.current > stretch.last)
      return;
    focus(wanted.current);
    wanted.current = undefined;
  }, [stretch]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = nightOfKey(event.key, active);
    if (to === undefined) return;
    event.preventDefault();
    const night = reachable(to, look, ['PageDown', 'End'].includes(event.key));
    if (night === undefined) return;
    setWalked(night);
    if (isIn(night)) return focus(night);
    wanted.current = night;
    navigate(addressOf({ view: 'month', key: night.slice(0, 7) }), { replace: true });
  };
  return { table, active, onKeyDown, setWalked };
}
