/**
 * Who may import whom (ARCHITECTURE.md, "Rooms"). A room is a folder with all below it, or with the files right in it where
 * rooms lie below; `*` stands for any one folder, each a room of its own. A path of no room is an error.
 */

/** What the files of a room may import beside the room itself. All but `src-shared` may import any room of `src-shared`. */
export const rooms = {
  'src-shared': ['src-shared/kinds', 'src-shared/messages'],
  'src-shared/messages': ['src-shared', 'src-shared/kinds'],
  'src-shared/geo': ['src-shared'],
  'src-shared/kinds': ['src-shared'],
  'src-shared/settings': ['src-shared', 'src-shared/kinds'],
  'src-shared/contract': ['src-shared', 'src-shared/geo', 'src-shared/kinds', 'src-shared/settings'],
  'src-shared/texts': ['src-shared', 'src-shared/contract', 'src-shared/kinds'],

  'src-main/files': [],
  'src-main/channel': [],
  'src-main/threads': [],
  'src-main/geojson': ['src-main/files'],
  'src-main/sample': ['src-main/files'],
  'src-main/project': ['src-main/files'],
  'src-main/jobs': ['src-main/project'],
  'src-main/import': ['src-main/files', 'src-main/geojson', 'src-main/project'],
  'src-main/sources': ['src-main/files', 'src-main/geojson', 'src-main/project'],
  'src-main/placing': ['src-main/project', 'src-main/sources'],
  'src-main/images': ['src-main/files', 'src-main/project', 'src-main/sources', 'src-main/threads'],
  'src-main/surroundings': ['src-main/files', 'src-main/project', 'src-main/sources', 'src-main/threads'],
  'src-main/predict': ['src-main/project', 'src-main/surroundings'],
  'src-main/search': ['src-main/project'],
  'src-main/runs': ['src-main/channel', 'src-main/files', 'src-main/predict', 'src-main/project'],
  'src-main/experiments': ['src-main/predict', 'src-main/project', 'src-main/runs', 'src-main/search'],
  'src-main/export': ['src-main/files', 'src-main/project', 'src-main/runs', 'src-main/search'],
  'src-main/demo': [
    ...['src-main/export', 'src-main/files', 'src-main/images', 'src-main/import', 'src-main/jobs'],
    ...['src-main/predict', 'src-main/project', 'src-main/runs', 'src-main/sample', 'src-main/sources'],
  ],
  'src-main/app': [
    ...['src-main/demo', 'src-main/export', 'src-main/files', 'src-main/geojson', 'src-main/images'],
    ...[
      'src-main/import',
      'src-main/jobs',
      'src-main/placing',
      'src-main/predict',
      'src-main/project',
      'src-main/runs',
    ],
    ...['src-main/sample', 'src-main/search', 'src-main/sources'],
  ],
  'src-main/cli': [
    ...['src-main/app', 'src-main/demo', 'src-main/experiments', 'src-main/export', 'src-main/files'],
    ...['src-main/geojson', 'src-main/images', 'src-main/import', 'src-main/jobs', 'src-main/placing'],
    ...['src-main/predict', 'src-main/project', 'src-main/runs', 'src-main/search', 'src-main/sources'],
    ...['src-main/surroundings', 'src-main/web'],
  ],
  'src-main/web': ['src-main/app', 'src-main/files', 'src-main/project'],
  'src-main/electron': ['src-main/app'],

  'src-main/engine/program': [],
  'src-main/engine/trace': ['src-main/engine/program'],
  'src-main/engine/ops': ['src-main/engine/trace'],
  'src-main/engine/optim': [],
  'src-main/engine/data': ['src-main/engine/program'],
  'src-main/engine/model': ['src-main/engine/data', 'src-main/engine/ops', 'src-main/engine/program'],
  'src-main/engine/losses': ['src-main/engine/model'],
  'src-main/engine/executors': ['src-main/engine/program', 'src-main/engine/trace'],
  'src-main/engine/train': [
    ...['src-main/engine/data', 'src-main/engine/losses', 'src-main/engine/model'],
    ...['src-main/engine/optim', 'src-main/engine/program'],
  ],
  'src-main/engine/portable': [
    ...['src-main/engine/data', 'src-main/engine/executors', 'src-main/engine/model'],
    ...['src-main/engine/program', 'src-main/engine/trace', 'src-main/engine/train'],
  ],
  'src-main/engine/process': [
    ...['src-main/channel', 'src-main/engine/data', 'src-main/engine/executors', 'src-main/engine/model'],
    ...['src-main/engine/optim', 'src-main/engine/portable', 'src-main/engine/program'],
    'src-main/engine/train',
  ],
  'src-main/engine': ['src-main/engine/process'],
  /** The slow reference: fixtures alone. */
  'src-main/engine/golden': [],

  'src-renderer/api': [],
  'src-renderer/state': ['src-renderer/api'],
  'src-renderer/ui': ['src-renderer/api', 'src-renderer/state'],
  'src-renderer/map': ['src-renderer/api', 'src-renderer/state', 'src-renderer/ui'],
  'src-renderer/features/*': [
    ...['src-renderer/api', 'src-renderer/map', 'src-renderer/state', 'src-renderer/ui'],
  ],
  'src-renderer': [
    ...['src-renderer/api', 'src-renderer/features/*', 'src-renderer/map', 'src-renderer/state'],
    'src-renderer/ui',
  ],
};

/** What only the tests and fixtures of a room may import, beside any fixture. */
export const testImports = {
  'src-main/project': ['src-main/app', 'src-main/experiments'],
  'src-main/export': ['src-main/jobs'],
  'src-main/images': ['src-main/import'],
  'src-main/predict': ['src-main/files'],
  'src-main/surroundings': ['src-main/export'],
  'src-main/engine/golden': ['src-main/engine/data', 'src-main/engine/train'],
  'src-main/engine/losses': ['src-main/engine/executors', 'src-main/engine/program'],
  'src-main/engine/model': ['src-main/channel', 'src-main/engine/executors'],
  'src-main/engine/optim': ['src-main/engine/executors', 'src-main/engine/program'],
  'src-main/engine/trace': ['src-main/engine/executors', 'src-main/engine/ops'],
  'src-main/engine/executors': ['src-main/engine/model', 'src-main/engine/ops', 'src-main/engine/train'],
  'src-main/engine/train': ['src-main/engine/executors', 'src-main/engine/process'],
};

/**
 * Who may import which package; Node's own modules are `node:`. Tests may import any of these. What is there without an
 * import (`document`, `process`) is the matter of the tsconfig of each world.
 */
export const packages = {
  'node:': [
    'src-main/*',
    ...['src-main/engine/data', 'src-main/engine/executors', 'src-main/engine/portable'],
    ...['src-main/engine/process', 'src-main/engine/train'],
  ],
  '@tensorflow/': [
    ...['src-main/engine/executors', 'src-main/engine/losses', 'src-main/engine/model'],
    ...['src-main/engine/ops', 'src-main/engine/optim', 'src-main/engine/portable'],
    ...['src-main/engine/program', 'src-main/engine/trace', 'src-main/engine/train'],
  ],
  'onnxruntime-node': ['src-main/engine/executors', 'src-main/engine/portable'],
  webgpu: ['src-main/engine/executors'],
  pbf: ['src-main/engine/portable', 'src-main/engine/trace'],
  'better-sqlite3': ['src-main/project'],
  electron: ['src-main/electron'],
  ws: ['src-main/web'],
  commander: ['src-main/cli'],
  chardet: ['src-main/files'],
  'iconv-lite': ['src-main/files'],
  papaparse: ['src-main/export'],
  polylabel: ['src-main/import'],
  'fast-png': ['src-main/images'],
  'h3-js': ['src-main/placing', 'src-main/predict'],
  'ml-matrix': ['src-main/engine/train', 'src-main/predict', 'src-main/search'],
  'simple-statistics': ['src-main/experiments', 'src-main/predict', 'src-renderer/map'],
  flatbush: ['src-main/predict', 'src-main/sources', 'src-main/surroundings', 'src-renderer/map'],
  leaflet: ['src-renderer/map'],
  '@geoman-io/': ['src-renderer/map'],
  svelte: ['src-renderer', 'src-renderer/features/*', 'src-renderer/map', 'src-renderer/ui'],
  zod: [
    ...['src-shared', 'src-shared/contract', 'src-shared/settings', 'src-main/app'],
    ...[
      'src-main/electron',
      'src-main/web',
      'src-main/experiments',
      'src-main/project',
      'src-renderer',
      'src-renderer/features/*',
      'src-renderer/state',
    ],
  ],
  vitest: [],
};

/** Where SQL may stand in the product: rooms or files. `nativeModules` asks a database in memory for its version. */
export const sqlOwners = ['src-main/project', 'src-main/runs/nativeModules.ts'];
