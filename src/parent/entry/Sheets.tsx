import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHousehold } from '../household';
import { useOpenSheet, useSheet } from './sheet';

const load = {
  log: () => import('./LogSheet'),
  edit: () => import('./EditSheet'),
  split: () => import('./SplitSheet'),
  timer: () => import('./TimerSheet'),
  school: () => import('./SchoolSheet'),
};
const LogSheet = lazy(() => load.log().then(({ LogSheet }) => ({ default: LogSheet })));
const EditSheet = lazy(() => load.edit().then(({ EditSheet }) => ({ default: EditSheet })));
const SplitSheet = lazy(() => load.split().then(({ SplitSheet }) => ({ default: SplitSheet })));
const TimerSheet = lazy(() => load.timer().then(({ TimerSheet }) => ({ default: TimerSheet })));
const SchoolSheet = lazy(() => load.school().then(({ SchoolSheet }) => ({ default: SchoolSheet })));

/** Time enough for the screen to settle before the sheets are fetched ahead. */
const SETTLED_MS = 3000;

function useFetchAhead(): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    const timeout = setTimeout(() => {
      // Ahead of a tap only: a sheet that cannot be fetched now is fetched, and complained about, when opened.
      for (const each of Object.values(load)) each().catch(() => undefined);
      i18n.loadNamespaces('entry').catch(() => undefined);
    }, SETTLED_MS);
    return () => {
      clearTimeout(timeout);
    };
  }, [i18n]);
}

/** Whatever sheet the URL asks for, over the screen. */
export function Sheets() {
  const sheet = useOpenSheet();
  const { close } = useSheet();
  const { timers } = useHousehold();
  useFetchAhead();
  if (!sheet) return null;
  const timer = timers.find((each) => each.child === sheet.value);
  return (
    <Suspense fallback={null}>
      {sheet.name === 'log' && <LogSheet night={sheet.value} onClose={close} />}
      {sheet.name === 'edit' && <EditSheet id={sheet.value} onClose={close} />}
      {sheet.name === 'split' && <SplitSheet id={sheet.value} onClose={close} />}
      {sheet.name === 'timer' && <TimerSheet timer={timer} onClose={close} />}
      {sheet.name === 'school' && <SchoolSheet night={sheet.value} onClose={close} />}
    </Suspense>
  );
}
