// Who may look into whom. Each wall says in one sentence why it stands, and the sentence is printed when it breaks.
import { cruise } from 'dependency-cruiser';

const screens = 'today|nights|limits|class|surveys|settings|welcome|backup|handover|elder|sheet';
const schoolScreens =
  'enter|classes|class|slips|people|me|log|figure|notice|view|surveys|report|settings|stored|rollover|survey-results';
const wall = (name, comment, way) => ({ name, severity: 'error', comment, ...way });

const rooms = [
  wall(
    'core-thinks-alone',
    'core is the rules of homework time: it imports core and date-fns and nothing else, so that it can be read, proved and run anywhere.',
    {
      from: { path: '^src/core/' },
      to: {
        pathNot: [
          '^src/core/',
          '^date-fns(/|$)',
          '^@date-fns/tz(/|$)',
          'node_modules/date-fns/',
          'node_modules/@date-fns/tz/',
        ],
      },
    },
  ),
  wall(
    'wire-speaks-core',
    'wire says what crosses the network: it knows core and its schema library, and no room that sends or receives.',
    { from: { path: '^src/wire/' }, to: { path: '^src/', pathNot: ['^src/core/', '^src/wire/'] } },
  ),
  wall(
    'parent-and-school-and-endpoint-never-meet',
    "The parents' app, the school's app and the endpoint share only core, wire and ui: what one needs of another crosses the wire.",
    {
      from: { path: '^src/(parent|school|endpoint)/' },
      to: { path: '^src/(parent|school|endpoint)/', pathNot: '^src/$1/' },
    },
  ),
  wall(
    'nothing-real-leads-into-the-demo',
    'The demo is a front door of its own: it leads into the apps, and neither app nor endpoint knows its pages.',
    { from: { path: '^src/(core|wire|ui|parent|school|endpoint)/' }, to: { path: '^src/demo/' } },
  ),
  wall(
    'only-its-door-leads-to-the-demo-school',
    "The demo's rows are made and answered in src/endpoint/demo, and only the entries open it: no matter of a school's can touch it by mistake.",
    {
      from: { path: '^src/endpoint/', pathNot: ['^src/endpoint/demo/', '^src/endpoint/main\\.ts$'] },
      to: { path: '^src/endpoint/demo/' },
    },
  ),
  wall(
    'ui-knows-no-homework',
    'ui is the furniture both apps use: whatever knows of children, nights or limits belongs to an app.',
    { from: { path: '^src/ui/', pathNot: '^src/ui/survey/' }, to: { path: '^src/', pathNot: '^src/ui/' } },
  ),
  wall(
    'a-form-knows-its-questions',
    "A survey's form is furniture: the school looks at it before families fill it in. Of core it knows what a question and an answer are, and nothing else.",
    { from: { path: '^src/ui/survey/' }, to: { path: '^src/', pathNot: '^src/(ui/|core/survey)' } },
  ),
  wall(
    'only-the-database-knows-its-drivers',
    'SQL engines are opened in one place, src/endpoint/database: everybody else asks the keeping, so that what is written is durable and the same on both.',
    {
      from: { path: '^src/', pathNot: '^src/endpoint/database/' },
      to: { path: '(^|node_modules/)(@types/)?(better-sqlite3|pg)(/|$)' },
    },
  ),
  wall(
    'endpoint-has-no-screen',
    'The endpoint keeps and answers; it draws nothing, so it imports no furniture.',
    { from: { path: '^src/endpoint/' }, to: { path: '^src/ui/' } },
  ),
  wall(
    'front-door-opens-outward',
    'main.tsx and start.mjs are the front door: it leads into the rooms, and no room leads back to it.',
    { from: { path: '^src/[^/]+/' }, to: { path: '^src/[^/]+$' } },
  ),
  wall(
    'the-independent-client-shares-nothing',
    'tests/independent is a client and a POPRF by another hand: a line shared with ours would let both be wrong alike. Node alone, and each other.',
    {
      from: { path: '^tests/independent/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^tests/independent/', dependencyTypesNot: ['core'] },
    },
  ),
  wall('product-never-needs-tests', 'What families run never imports what tests it.', {
    from: { path: '^src/' },
    to: { path: '^tests/' },
  }),
];

const insideParent = [
  wall(
    'a-screen-never-imports-a-screen',
    "Screens meet in ParentApp, never each other: what two of them need belongs to the app's own folder, the store or ui.",
    {
      from: { path: `^src/parent/(${screens})/` },
      to: { path: `^src/parent/(${screens})/`, pathNot: '^src/parent/$1/' },
    },
  ),
  wall(
    'a-screen-never-sends',
    'A screen asks sync by a store row and reads the answer there: that is how everything works with no network.',
    { from: { path: `^src/parent/(${screens})/` }, to: { path: '^src/(parent/sync|wire)/' } },
  ),
  wall(
    'only-the-store-knows-dexie',
    'The diary is opened in one place, src/parent/store: everybody else asks the store.',
    { from: { path: '^src/', pathNot: '^src/parent/store/' }, to: { path: '(^|node_modules/)dexie(/|$)' } },
  ),
  wall(
    'the-store-has-no-screen',
    'The store keeps what was entered whatever is on the screen: it imports no screen and no sync.',
    { from: { path: '^src/parent/store/' }, to: { path: `^src/parent/(${screens}|sync)/` } },
  ),
  wall(
    'the-service-worker-only-sends',
    'The service worker keeps files and calls sync/send: a screen or a store imported there would be a second app.',
    {
      from: { path: '^src/parent/sw\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/parent/sync/', '^src/core/', '^src/wire/'] },
    },
  ),
  wall(
    'only-client-fetches-for-the-school',
    "The school's screens ask client.ts; they never speak to one another.",
    {
      from: { path: `^src/school/(${schoolScreens})/` },
      to: { path: `^src/school/(${schoolScreens})/`, pathNot: '^src/school/$1/' },
    },
  ),
];

const everywhere = [
  wall('no-circle', 'Two files that need each other are one file, or a third is missing.', {
    from: { path: '^(src|tests)/' },
    to: { circular: true },
  }),
  wall('no-orphan', 'A file nobody imports and that imports nobody is not part of the house.', {
    from: {
      orphan: true,
      path: '^src/',
      pathNot: ['\\.d\\.ts$', '^src/start\\.mjs$', '^src/parent/sw\\.ts$', '\\.css$', '\\.json$'],
    },
    to: {},
  }),
  wall('nothing-unresolvable', 'An import must lead somewhere.', { from: {}, to: { couldNotResolve: true } }),
  wall(
    'product-runs-on-dependencies',
    'What families and schools run needs only packages of "dependencies"; workbox is built into the service worker.',
    {
      from: { path: '^src/', pathNot: ['^src/parent/sw\\.ts$', '\\.mjs$'] },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: ['node_modules/workbox-', 'node_modules/@types/', 'node_modules/vite/'],
      },
    },
  ),
];

export const walls = [...rooms, ...insideParent, ...everywhere];

/**
 * Looks at src and tests of a house: every file of ours that was seen, and every wall that is broken.
 * @type {(home: string) => Promise<{ sources: string[], broken: { wall: string, sentence: string, from: string, to: string }[] }>}
 */
export const inspectWalls = async (home) => {
  const found = ['src', 'tests'];
  const { output } = await cruise(found, {
    baseDir: home,
    ruleSet: { forbidden: walls },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'default'],
    },
  });
  const own = output.modules.filter(({ source }) => /^(src|tests)\/.*\.(tsx?|mjs)$/.test(source));
  const broken = output.summary.violations.map(({ rule, from, to }) => ({
    wall: rule.name,
    sentence: walls.find(({ name }) => name === rule.name)?.comment ?? '',
    from,
    to,
  }));
  return { sources: own.map(({ source }) => source), broken };
};
