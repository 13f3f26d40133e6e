import { basename } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { isMapClass, type MapClass, mapClasses } from '../../src-shared/kinds/mapClasses';
import { nearest } from '../../src-shared/nearest';
import { type SourceFile } from '../sources/readSource';

const notDrawn = 'none';

/** Map files with the classes that `--class FILE=CLASS` gives them; `input/bad-argument` for a file or a class that is none. */
export function classedFiles(paths: string[], choices: string[]): SourceFile[] {
  const chosen = new Map(choices.map((choice) => choiceOf(choice, paths)));
  return paths.map((path) => ({ path, classes: chosen.get(path) }));
}

function choiceOf(choice: string, paths: string[]): [path: string, mapClass: MapClass | null] {
  const at = choice.lastIndexOf('=');
  const [file, name] = [choice.slice(0, Math.max(at, 0)), choice.slice(at + 1)];
  const path = paths.find((each) => each === file || basename(each) === file);
  if (path === undefined)
    throw new AppError(
      'input/bad-argument',
      plain(
        `--class ${choice}: expected FILE=CLASS, FILE being one of ${paths.map((each) => basename(each)).join(', ')}.`,
      ),
    );
  if (name === notDrawn) return [path, null];
  if (isMapClass(name)) return [path, name];
  throw new AppError(
    'input/bad-argument',
    plain(
      `--class ${choice}: there is no map class "${name}", the nearest is "${nearest(name, mapClasses)}". Use ${notDrawn}, or one of: ${mapClasses.join(', ')}.`,
    ),
  );
}
