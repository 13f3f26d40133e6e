import { extname } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { type OutputFormat, outputFormats } from '../../src-shared/kinds/outputFormats';
import { plain, say } from '../../src-shared/message';

/** An ending as formats have it: `.csv`, `.json5`; not the `.2` of `v1.2` or the `.서울` of a name in words. */
const ending = /^\.(?=.*[a-z])[a-z0-9]{1,10}$/;

/**
 * The format of a file to be written, by the ending of its name; the first where it has none. `input/bad-argument` for the ending of
 * any other format: other programs would read the file as what it is not.
 */
export function formatByEnding<Format extends OutputFormat>(
  path: string,
  formats: readonly Format[],
): Format {
  const given = extname(path).toLowerCase();
  if (!ending.test(given)) return formats[0];
  const format = formats.find((each) => outputFormats[each].endings.some((known) => `.${known}` === given));
  if (format) return format;
  const known = formats.flatMap((each) => outputFormats[each].endings.map((each) => plain(`.${each}`)));
  throw new AppError('input/bad-argument', say('files.otherEnding', { path, ending: given, known }));
}
