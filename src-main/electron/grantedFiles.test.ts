import { expect, it } from 'vitest';
import { GrantedFiles } from './grantedFiles';

it('touches what was chosen or opened before, and nothing else', () => {
  const files = new GrantedFiles('/state', () => ['/old/city.placeprint']);
  const chosen = files.grant('/data/../data/places.csv');
  expect([chosen, files.inputPath(chosen), files.outputPath(chosen)]).toEqual(
    Array(3).fill('/data/places.csv'),
  );
  expect(files.projectPath('/old/city.placeprint', true)).toBe('/old/city.placeprint');
  const refused = [
    () => files.inputPath('/etc/passwd'),
    () => files.outputPath('/old/city.placeprint'),
    () => files.projectPath('/old/city.placeprint', false),
    () => files.inputPath('/data/../data/places.csv'),
  ];
  for (const ask of refused) expect(ask).toThrow('was not chosen by you');
});
