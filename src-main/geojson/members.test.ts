import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { memberOf, membersOf } from './members';

it('keeps the order of names that are integers, and the digits of numbers', () => {
  const text = ' { "2021" : 1.50,"2019":9007199254740993, "a\\"}" : [1, {"b": "]}"}] ,"n":null}';
  expect(membersOf(text)).toEqual([
    ['2021', '1.50'],
    ['2019', '9007199254740993'],
    ['a"}', '[1, {"b": "]}"}]'],
    ['n', 'null'],
  ]);
  expect([membersOf('[1]'), membersOf('null'), membersOf('{ }')]).toEqual([[], [], []]);
});

it('takes the last of members that bear one name', () => {
  const members = membersOf('{"a":1,"b":2,"a":3}');
  expect([memberOf(members, 'a'), memberOf(members, 'c')]).toEqual(['3', null]);
});

it('finds the members of random objects', () => {
  const random = randomStream(7, 1);
  const pieces = ['"', '\\', '{', '}', '[', ']', ',', ':', ' ', '\n', 'é', '\u2028', '1'];
  const text = () => Array.from({ length: random.int(6) }, () => pieces[random.int(pieces.length)]).join('');
  const value = (depth: number): unknown =>
    [
      () => random.int(1000) / 7,
      text,
      () => null,
      () => random.int(2) === 0,
      () => (depth > 0 ? [value(depth - 1), value(depth - 1)] : []),
      () => (depth > 0 ? { [text()]: value(depth - 1) } : {}),
    ][random.int(6)]();
  for (let round = 0; round < 300; round++) {
    const object = Object.fromEntries(Array.from({ length: random.int(5) }, () => [`k${text()}`, value(3)]));
    const found = membersOf(JSON.stringify(object, null, random.int(3)));
    expect(found.map(([name, json]) => [name, JSON.parse(json) as unknown])).toEqual(Object.entries(object));
  }
});
