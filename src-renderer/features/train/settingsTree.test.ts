import { expect, it } from 'vitest';
import { presetIds } from '../../../src-shared/kinds/presets';
import { settingKeys } from '../../../src-shared/settings/overrides';
import { parsePreset } from '../../../src-shared/settings/presets';
import { networkPaths, pathsOf, settingAt, settingGroups, settingsDiff, withSetting } from './settingsTree';

const quick = parsePreset('quick');

it.each(presetIds)('offers every setting of %s but the seed and what names its network', (name) => {
  const settings = parsePreset(name);
  const known: string[] = [...Object.values(settingGroups).flat(), 'seed', ...networkPaths];
  expect(settingKeys(settings).filter((path) => !known.includes(path))).toEqual([]);
  const missing = known.filter((path) => settingAt(settings, path) === undefined);
  expect(missing.filter((path) => !path.startsWith('encoder.'))).toEqual([]);
});

it('reads and changes a value by its path', () => {
  const before = structuredClone(quick);
  const changed = withSetting(withSetting(quick, 'encoder.width', 48), 'views.globalSpan', [0.3, 0.9]);
  expect(changed).toEqual({
    ...quick,
    encoder: { ...quick.encoder, width: 48 },
    views: { ...quick.views, globalSpan: [0.3, 0.9] },
  });
  expect(quick).toEqual(before);
  expect([settingAt(quick, 'epochs'), settingAt(changed, 'views.globalSpan')]).toEqual([8, [0.3, 0.9]]);
});

it('offers the shares of further targets, 0 where the settings do not name them', () => {
  const paths = pathsOf('losses', quick, ['price', 'rent']);
  expect(paths).toEqual([...settingGroups.losses, 'geoShares.rent']);
  expect([settingAt(quick, 'geoShares.rent'), settingAt(quick, 'geoShares.price')]).toEqual([0, 1]);
  const shared = withSetting(quick, 'geoShares.rent', 0.5);
  expect(shared.geoShares).toEqual({ ...quick.geoShares, rent: 0.5 });
  expect(pathsOf('losses', shared, [])).toEqual(paths);
  expect(pathsOf('head', quick, ['rent'])).toEqual([...settingGroups.head]);
});

it('lists the settings that differ', () => {
  const other = withSetting(withSetting(quick, 'epochs', 3), 'views.localSpan', [0.1, 0.5]);
  expect(settingsDiff(quick, other)).toEqual([
    {
      path: 'views.localSpan',
      values: [
        [0.25, 0.5],
        [0.1, 0.5],
      ],
    },
    { path: 'epochs', values: [8, 3] },
  ]);
  expect(settingsDiff(quick, structuredClone(quick))).toEqual([]);
});

it('lists settings that only one of them has', () => {
  const { priorityExponent: _left, ...older } = quick;
  expect(settingsDiff(quick, older as typeof quick)).toEqual([
    { path: 'priorityExponent', values: [0.5, undefined] },
  ]);
});
