import { type TableReading } from '../../../src-shared/contract/app/data';
import { encodingNames } from '../../../src-shared/kinds/encodings';

/** What was said of how a table is read, as it is asked of the application. */
export function asAsked({ encoding, ...choice }: Partial<TableReading>) {
  return { ...choice, encoding: encodingNames.find((name) => name === encoding) };
}
