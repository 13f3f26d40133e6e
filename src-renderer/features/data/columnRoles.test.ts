import { expect, it } from 'vitest';
import { mappingOf, roleProblem } from './columnRoles';

it('says that there is no such column, so that the import does not guess one', () => {
  expect(mappingOf({ lng: 'x', lat: 'y' }, 'table')).toEqual({
    lng: 'x',
    lat: 'y',
    price: null,
    population: null,
  });
  expect(mappingOf({ price: 'value' }, 'geojson')).toEqual({ price: 'value', population: null });
});

it('wants both coordinates of a table, and each column once', () => {
  expect(roleProblem({ lng: 'x' }, 'table')).toEqual({ kind: 'needsCoordinates' });
  expect(roleProblem({}, 'geojson')).toBe(null);
  expect(roleProblem({ lng: 'x', lat: 'x' }, 'table')).toEqual({ kind: 'usedTwice', column: 'x' });
  expect(roleProblem({ lng: 'x', lat: 'y', price: 'p' }, 'table')).toBe(null);
});
