import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import { isProblem, type Problem } from '../../core/problem';
import type { Head } from '../../wire/report';
import { VisitContext } from '../answers';
import { keepReportText } from '../client';

/** Whether what was typed stands at the endpoint. `other`: somebody else wrote meanwhile, and both texts are kept. */
export type Standing =
  | { kind: 'kept' }
  | { kind: 'typed' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'other'; text: string; revision: number };

/** A pause of so long (ms) after the last key: somebody who types on is not interrupted by each letter. */
const PAUSE_MS = 900;

/** What is typed and not kept yet, by period and head: whoever goes to another page and comes back finds it. */
const unkept = new Map<string, { text: string; revision: number }>();

export type Place = { period: string; head: Head };
type Given = { text: string; revision: number };

const nameOf = ({ period, head }: Place) => `${period} ${head}`;

/** Before the page is left with something that is kept nowhere, the browser asks. */
function useAskBeforeLeaving(isUnkept: boolean): void {
  useEffect(() => {
    if (!isUnkept) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isUnkept]);
}

/** Keeps after a pause, and again when the network is back or somebody has signed in again. */
function useKeeping(standing: Standing, text: string, keep: () => Promise<void>): void {
  useEffect(() => {
    if (standing.kind !== 'typed') return undefined;
    const timeout = setTimeout(() => void keep(), PAUSE_MS);
    return () => {
      clearTimeout(timeout);
    };
  }, [standing, text, keep]);
  const visit = useContext(VisitContext);
  const isRefused = standing.kind === 'refused';
  useEffect(() => {
    if (!isRefused) return undefined;
    const again = () => void keep();
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, [isRefused, keep]);
  // Whoever had to sign in again wrote something before: it is sent now.
  useEffect(() => {
    void keep();
  }, [visit, keep]);
}

/** What the office writes under one head: kept as it is typed, and never over what somebody else wrote. */
export function useKept(place: Place, given: Given) {
  const name = nameOf(place);
  const found = unkept.get(name);
  const [text, setText] = useState(found?.text ?? given.text);
  const [standing, setStanding] = useState<Standing>({ kind: found ? 'typed' : 'kept' });
  const base = useRef(found?.revision ?? given.revision);
  const latest = useRef(text);
  const isSending = useRef(false);

  const keep = useCallback(async () => {
    if (isSending.current || !unkept.has(name)) return;
    isSending.current = true;
    const sent = latest.current;
    const answer = await keepReportText({ ...place, text: sent, revision: base.current });
    isSending.current = false;
    if (isProblem(answer)) {
      setStanding({ kind: 'refused', problem: answer });
      return;
    }
    if (answer.kind === 'other') {
      setStanding(answer);
      return;
    }
    base.current = answer.revision;
    const isAll = latest.current === sent;
    if (isAll) unkept.delete(name);
    else unkept.set(name, { text: latest.current, revision: answer.revision });
    setStanding({ kind: isAll ? 'kept' : 'typed' });
    // The name says all of the place.
  }, [name]);

  const write = useCallback(
    (next: string) => {
      latest.current = next;
      unkept.set(name, { text: next, revision: base.current });
      setText(next);
      setStanding((before) => (before.kind === 'other' ? before : { kind: 'typed' }));
    },
    [name],
  );

  /** One of both texts, or both below each other, in place of what the other one wrote. */
  const settle = useCallback(
    (chosen: string, revision: number) => {
      base.current = revision;
      latest.current = chosen;
      unkept.set(name, { text: chosen, revision });
      setText(chosen);
      setStanding({ kind: 'typed' });
    },
    [name],
  );

  useKeeping(standing, text, keep);
  useAskBeforeLeaving(standing.kind !== 'kept');
  return { text, standing, write, keep, settle };
}
