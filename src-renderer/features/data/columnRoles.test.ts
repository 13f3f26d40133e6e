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

const column = (name: string, metres: string | null = null) => ({
  name,
  numericShare: 1,
  min: 0,
  max: 1,
  metres,
  examples: ['unknown'],
  points: null,
});
const table = {
  format: 'table' as const,
  columns: ['x', 'y', 'p'].map((name) => column(name)),
  projected: null,
};

it('wants both coordinates of a table, and each column once', () => {
  expect(roleProblem({ lng: 'x' }, table)).toEqual({ kind: 'needsCoordinates' });
  expect(roleProblem({}, { ...table, format: 'geojson' })).toBe(null);
  expect(roleProblem({ lng: 'x', lat: 'x' }, table)).toEqual({ kind: 'usedTwice', column: 'x' });
  expect(roleProblem({ lng: 'x', lat: 'y', price: 'p' }, table)).toBe(null);
});

it('takes one column for both coordinates where its cells are whole points', () => {
  const columns = [{ ...column('location'), points: 'latLng' as const }, column('p')];
  const points = { format: 'table' as const, columns, projected: null };
  expect(roleProblem({ lng: 'location', lat: 'location', price: 'p' }, points)).toBe(null);
  expect(roleProblem({ lng: 'location', lat: 'location', price: 'location' }, points)).toEqual({
    kind: 'usedTwice',
    column: 'location',
  });
});

it('refuses metres for coordinates, guessed or chosen', () => {
  const columns = [column('x', '-7912544'), column('lat')];
  const metres = { kind: 'metres', column: 'x', example: '-7912544' };
  expect(roleProblem({}, { format: 'table', columns, projected: 'x' })).toEqual(metres);
  expect(roleProblem({ lng: 'x', lat: 'lat' }, { format: 'table', columns, projected: null })).toEqual(
    metres,
  );
});
