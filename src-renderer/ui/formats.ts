import { formatsOf } from '../../src-shared/fileTakenAs';
import { type FileRole } from '../../src-shared/kinds/files';
import { wordsOf } from '../../src-shared/message';
import { preferences } from '../state/preferences.svelte';

/** What formats are called that can be taken as this, in the language of the moment: `CSV or GeoJSON`. */
export const formats = (role: FileRole): string => wordsOf(formatsOf(role), preferences.language);
