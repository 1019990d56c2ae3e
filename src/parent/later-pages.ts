import { lazy } from 'react';
import { later } from './Unseen';

/** Every part of the app that the first screen does not need. */
const load = {
  clock: () => import('./ClockWatch'),
  nights: () => import('./nights/Nights'),
  night: () => import('./nights/NightPage'),
  class: () => import('./class/ClassPage'),
  sent: () => import('./class/SentPage'),
  figure: () => import('./class/FigurePage'),
  join: () => import('./class/JoinPage'),
  settings: () => import('./settings/Settings'),
  child: () => import('./settings/ChildPage'),
  install: () => import('./settings/InstallPage'),
  sheet: () => import('./sheet/SheetPage'),
  backup: () => import('./backup/BackupPage'),
  reminder: () => import('./settings/reminder/ReminderPage'),
  restore: () => import('./backup/RestorePage'),
  handOver: () => import('./handover/HandOverPage'),
  take: () => import('./handover/TakePage'),
  elder: () => import('./elder/ElderPage'),
  elderCode: () => import('./elder/ElderCodePage'),
  elderWay: () => import('./elder/ElderWayPage'),
  survey: () => import('./surveys/SurveyPage'),
};

export const Welcome = lazy(() => import('./welcome/Welcome').then(({ Welcome }) => ({ default: Welcome })));
export const ClockWatch = lazy(() => load.clock().then(({ ClockWatch }) => ({ default: ClockWatch })));
export const Nights = lazy(() => load.nights().then(({ Nights }) => ({ default: Nights })));
export const NightPage = lazy(() => load.night().then(({ NightPage }) => ({ default: NightPage })));
export const ClassPage = lazy(() => load.class().then(({ ClassPage }) => ({ default: ClassPage })));
export const SentPage = lazy(() => load.sent().then(({ SentPage }) => ({ default: SentPage })));
export const FigurePage = lazy(() => load.figure().then(({ FigurePage }) => ({ default: FigurePage })));
export const JoinPage = lazy(() => load.join().then(({ JoinPage }) => ({ default: JoinPage })));
export const Settings = lazy(() => load.settings().then(({ Settings }) => ({ default: Settings })));
export const ChildPage = lazy(() => load.child().then(({ ChildPage }) => ({ default: ChildPage })));
export const RestorePage = lazy(() => load.restore().then(({ RestorePage }) => ({ default: RestorePage })));
export const BackupPage = lazy(() => load.backup().then(({ BackupPage }) => ({ default: BackupPage })));
export const HandOverPage = lazy(() =>
  load.handOver().then(({ HandOverPage }) => ({ default: HandOverPage })),
);
export const TakePage = lazy(() => load.take().then(({ TakePage }) => ({ default: TakePage })));
export const ElderPage = lazy(() => load.elder().then(({ ElderPage }) => ({ default: ElderPage })));
export const ElderCodePage = lazy(() =>
  load.elderCode().then(({ ElderCodePage }) => ({ default: ElderCodePage })),
);
export const ElderWayPage = lazy(() =>
  load.elderWay().then(({ ElderWayPage }) => ({ default: ElderWayPage })),
);
export const InstallPage = lazy(() => load.install().then(({ InstallPage }) => ({ default: InstallPage })));
export const SheetPage = lazy(() => load.sheet().then(({ SheetPage }) => ({ default: SheetPage })));
export const ReminderPage = lazy(() =>
  load.reminder().then(({ ReminderPage }) => ({ default: ReminderPage })),
);

export const SurveyPage = lazy(() => load.survey().then(({ SurveyPage }) => ({ default: SurveyPage })));

/** Fetched once the first screen has settled, so that a tap finds it with no network. */
export const LATER = {
  parts: [...Object.values(load), ...Object.values(later)],
  words: [
    'look',
    'nights',
    'class',
    'figure',
    'sent',
    'settings',
    'install',
    'backup',
    'sealed',
    'guard',
    'reminder',
    'handover',
    'taking',
    'sheet',
    'line',
    'elder',
    'grades',
    'problem',
    'notice',
    'survey',
  ],
};
