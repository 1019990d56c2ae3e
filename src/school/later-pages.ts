import { lazy } from 'react';

// Pages that come when they are asked for: the first of a teacher's are the classes and their figures.

export const ClassPage = lazy(() =>
  import('./class/ClassPage').then((page) => ({ default: page.ClassPage })),
);
export const SlipSheet = lazy(() =>
  import('./slips/SlipSheet').then((page) => ({ default: page.SlipSheet })),
);
export const ViewPage = lazy(() =>
  import('./view/ViewPage').then(({ ViewPage: Page }) => ({ default: Page })),
);
export const SettingsPage = lazy(() =>
  import('./settings/SettingsPage').then((page) => ({ default: page.SettingsPage })),
);
export const LimitsPage = lazy(() =>
  import('./settings/LimitsPage').then((page) => ({ default: page.LimitsPage })),
);
export const DaysPage = lazy(() =>
  import('./settings/DaysPage').then((page) => ({ default: page.DaysPage })),
);
export const RolloverPage = lazy(() =>
  import('./rollover/RolloverPage').then((part) => ({ default: part.RolloverPage })),
);
export const StoredPage = lazy(() =>
  import('./stored/StoredPage').then((part) => ({ default: part.StoredPage })),
);
export const LogPage = lazy(() => import('./log/LogPage').then((page) => ({ default: page.LogPage })));
export const MePage = lazy(() => import('./me/MePage').then((page) => ({ default: page.MePage })));
export const People = lazy(() => import('./people/People').then((page) => ({ default: page.People })));
export const ReportPage = lazy(() =>
  import('./report/ReportPage').then(({ ReportPage: page }) => ({ default: page })),
);
export const MethodPage = lazy(() =>
  import('./report/MethodPage').then(({ MethodPage: page }) => ({ default: page })),
);
export const NoticePage = lazy(() =>
  import('./notice/NoticePage').then(({ NoticePage: Page }) => ({ default: Page })),
);
export const ResultsPage = lazy(() =>
  import('./survey-results/ResultsPage').then((page) => ({ default: page.ResultsPage })),
);
export const SurveysPage = lazy(() =>
  import('./surveys/SurveysPage').then((page) => ({ default: page.SurveysPage })),
);
export const LifePage = lazy(() => import('./surveys/LifePage').then((page) => ({ default: page.LifePage })));
export const BuilderPage = lazy(() =>
  import('./surveys/BuilderPage').then((page) => ({ default: page.BuilderPage })),
);
