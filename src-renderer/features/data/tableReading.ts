import { type TableReading } from '../../../src-shared/contract/app/data';
import { encodingNames } from '../../../src-shared/kinds/encodings';
import { preferences } from '../../state/preferences.svelte';

/** What was said of how a table is read, as it is asked of the application, with the language of the interface. */
export function asAsked({ encoding, ...choice }: Partial<TableReading>) {
  const known = encodingNames.find((name) => name === encoding);
  return { ...choice, encoding: known, language: preferences.language };
}
