import { lazy, Suspense, useEffect, useRef } from 'react';
import { useFetchAhead } from '../fetch-ahead';
import { useHousehold } from '../household';
import { useOpenSheet, useSheet } from './sheet';

const load = {
  log: () => import('./LogSheet'),
  edit: () => import('./EditSheet'),
  split: () => import('./SplitSheet'),
  timer: () => import('./TimerSheet'),
  school: () => import('./SchoolSheet'),
  line: () => import('../line/LineSheet'),
  paste: () => import('../line/PasteSheet'),
};
const LogSheet = lazy(() => load.log().then(({ LogSheet }) => ({ default: LogSheet })));
const EditSheet = lazy(() => load.edit().then(({ EditSheet }) => ({ default: EditSheet })));
const SplitSheet = lazy(() => load.split().then(({ SplitSheet }) => ({ default: SplitSheet })));
const TimerSheet = lazy(() => load.timer().then(({ TimerSheet }) => ({ default: TimerSheet })));
const SchoolSheet = lazy(() => load.school().then(({ SchoolSheet }) => ({ default: SchoolSheet })));
const LineSheet = lazy(() => load.line().then(({ LineSheet }) => ({ default: LineSheet })));
const PasteSheet = lazy(() => load.paste().then(({ PasteSheet }) => ({ default: PasteSheet })));

const AHEAD = { parts: Object.values(load), words: ['entry', 'problem', 'line'] };

/** A second tap while the sheet goes must not go back a page further. */
function useCloseOnce(): () => void {
  const { close } = useSheet();
  const opened = useOpenSheet();
  const closed = useRef<string>(undefined);
  const key = opened && `${opened.name}=${opened.value}`;
  useEffect(() => {
    closed.current = undefined;
  }, [key]);
  return () => {
    // The browser tells of a closed dialog once more when it is gone already.
    if (closed.current === key || !opened || !new URLSearchParams(location.search).has(opened.name)) return;
    closed.current = key;
    close();
  };
}

/** Whatever sheet the URL asks for, over the screen. */
export function Sheets() {
  const sheet = useOpenSheet();
  const close = useCloseOnce();
  const { timers } = useHousehold();
  useFetchAhead(AHEAD);
  if (!sheet) return null;
  const timer = timers.find((each) => each.child === sheet.value);
  return (
    <Suspense fallback={null}>
      {sheet.name === 'log' && <LogSheet night={sheet.value} onClose={close} />}
      {sheet.name === 'edit' && <EditSheet id={sheet.value} onClose={close} />}
      {sheet.name === 'split' && <SplitSheet id={sheet.value} onClose={close} />}
      {sheet.name === 'timer' && <TimerSheet timer={timer} onClose={close} />}
      {sheet.name === 'school' && <SchoolSheet night={sheet.value} onClose={close} />}
      {sheet.name === 'line' && <LineSheet night={sheet.value} onClose={close} />}
      {sheet.name === 'paste' && <PasteSheet onClose={close} />}
    </Suspense>
  );
}
