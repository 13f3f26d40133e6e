import { AppError } from './errors';
import {
  adviceRows,
  canBe,
  type FileKind,
  type FileKindOf,
  fileKindOf,
  fileKindRows,
  fileKinds,
  type FileRole,
} from './kinds/files';
import { either, type Message, plain, say, sentences } from './message';

/** What formats are called that can be taken as this: `CSV`, `GeoJSON`. */
export const formatNames = (role: FileRole): string[] =>
  readable(role).flatMap((kind) => fileKindRows[kind].format ?? []);

/** The same as a list: `CSV or GeoJSON`. */
export const formatsOf = (role: FileRole): Message => either(formatNames(role).map(plain));

/** The kinds as they stand in "Expected …": `a table as text (CSV) or GeoJSON`. */
export const expectedAs = (role: FileRole): Message =>
  either(readable(role).map((kind) => say(`file.${kind}`)));

const readable = (role: FileRole) => fileKinds.filter((kind) => canBe(kind, role));

/** What a file is, by its name and first bytes; `input/unsupported` where it cannot be taken as this, with what to do instead. */
export function fileTakenAs<Role extends FileRole>(
  role: Role,
  name: string,
  start: Uint8Array,
): FileKindOf<Role> {
  const kind = fileKindOf(name, start);
  if (canBe(kind, role)) return kind;
  throw kind === null ? unknownKind(role, name) : otherKind(role, name, kind);
}

const unknownKind = (role: FileRole, file: string) =>
  new AppError('input/unsupported', say('files.unknownKind', { file, expected: expectedAs(role) }));

function otherKind(role: FileRole, file: string, kind: FileKind): AppError {
  const advice = fileKindRows[kind].advice?.[role];
  const told = say('files.otherKind', { file, kind: say(`file.${kind}`), expected: expectedAs(role) });
  const { commandLine } = advice ? adviceRows[advice] : {};
  return new AppError('input/unsupported', sentences(told, advice && say(`advice.${advice}`)), {
    ...(commandLine && { commandLine: plain(commandLine) }),
  });
}
