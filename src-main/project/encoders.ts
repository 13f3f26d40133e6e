import { createHash } from 'node:crypto';
import { type EncoderDescription, encoderDescriptionSchema } from '../../src-shared/encoderFile';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Project, timestamp } from './project';
import { parseStored } from './stored';

/** An encoder that came from a file. */
export interface Encoder {
  id: number;
  name: string;
  fileName: string;
  createdAt: string;
  description: EncoderDescription;
}

/** Stores the file as it is, or restores it. Returns the encoder; `state/exists` where the project has it already. */
export function addEncoder(
  project: Project,
  { name, fileName, description }: Omit<Encoder, 'id' | 'createdAt'>,
  bytes: Uint8Array,
): Encoder {
  const hash = createHash('sha256').update(bytes).digest();
  return project.transaction(() => {
    const known = project.get<{ id: number; name: string; deletedAt: string | null }>(
      'SELECT id, name, deleted_at AS deletedAt FROM encoders WHERE hash = ?',
      hash,
    );
    if (known?.deletedAt) {
      restoreEncoder(project, known.id);
      return getEncoder(project, known.id);
    }
    if (known)
      throw new AppError(
        'state/exists',
        say('project.encoderExists', { id: String(known.id), name: known.name }),
      );
    const { id } = project.run(
      `INSERT INTO encoders (name, file_name, created_at, description_json, hash, bytes) VALUES (?, ?, ?, ?, ?, ?)`,
      name,
      fileName,
      timestamp(),
      JSON.stringify(description),
      hash,
      bytes,
    );
    return getEncoder(project, id);
  });
}

export function listEncoders(project: Project): Encoder[] {
  const rows = project.all<Omit<Encoder, 'description'> & { json: string }>(
    `SELECT id, name, file_name AS fileName, created_at AS createdAt, description_json AS json FROM encoders
     WHERE deleted_at IS NULL ORDER BY id`,
  );
  return rows.map(({ json, ...row }) => ({
    ...row,
    description: parseStored(encoderDescriptionSchema, json, say('stored.encoder', { id: String(row.id) })),
  }));
}

/** `state/missing` if there is none of that id. */
export function getEncoder(project: Project, id: number): Encoder {
  const encoder = listEncoders(project).find((each) => each.id === id);
  if (encoder) return encoder;
  throw noSuchEncoder(project, id)();
}

const noSuchEncoder = (project: Project, id: number) => () => {
  const encoders = project.all<Pick<Encoder, 'id' | 'name'>>(
    'SELECT id, name FROM encoders WHERE deleted_at IS NULL ORDER BY id',
  );
  const known =
    encoders.length > 0 ? encoders.map((each) => `${each.id} (${each.name})`) : say('project.none');
  return new AppError('state/missing', say('project.noSuchEncoder', { id: String(id), known }), {
    commandLine: say('project.addEncoderAdvice'),
  });
};

/** The file of an encoder, as it was added. */
export function encoderFile(project: Project, { id }: Encoder): Uint8Array {
  return project.get<{ bytes: Uint8Array }>('SELECT bytes FROM encoders WHERE id = ?', id)!.bytes;
}

/** `state/missing` if there is none, or it is hidden. */
export function renameEncoder(project: Project, encoderId: number, name: string): void {
  project.change(
    noSuchEncoder(project, encoderId),
    'UPDATE encoders SET name = ? WHERE id = ? AND deleted_at IS NULL',
    name,
    encoderId,
  );
}

/** Hides an encoder until the next opening removes it, with all that was made with it. Codes: those of `renameEncoder`. */
export function deleteEncoder(project: Project, encoderId: number): void {
  project.change(
    noSuchEncoder(project, encoderId),
    'UPDATE encoders SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL',
    timestamp(),
    encoderId,
  );
}

/** Takes a deletion back; `state/missing` if it is gone. */
export function restoreEncoder(project: Project, encoderId: number): void {
  project.change(
    noSuchEncoder(project, encoderId),
    'UPDATE encoders SET deleted_at = NULL WHERE id = ?',
    encoderId,
  );
}
