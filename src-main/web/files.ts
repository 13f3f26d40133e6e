import { randomUUID } from 'node:crypto';
import { cpSync, createReadStream, createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, join, parse, resolve, sep } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../src-shared/errors';
import { type Shell } from '../app/shell';

/** Largest file that may be uploaded. */
const maxUploadBytes = 8e9;

/** Letters, digits and a few marks: a name from outside as one component of a path. */
export function safeName(name: string): string {
  const cleaned = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, 120);
  return cleaned || 'file';
}

/**
 * Files of the web shell, in place of native dialogs: uploads become references that only this session knows, exports are
 * written to a folder of the session and downloaded, projects live in one folder and go by their names.
 */
export class WebFiles implements Shell {
  readonly kind = 'web';
  private readonly uploads = new Map<string, string>();

  constructor(
    private readonly options: {
      /** Uploads and downloads of this session; removed with it. */
      sessionFolder: string;
      projectsFolder: string;
      /** Projects outside the folder that the command line named. */
      named: string[];
      stateFolder: string;
    },
  ) {
    mkdirSync(join(options.sessionFolder, 'downloads'), { recursive: true });
  }

  get stateFolder(): string {
    return this.options.stateFolder;
  }

  inputPath(reference: string): string {
    const path = this.uploads.get(reference);
    if (path) return path;
    throw new AppError('input/bad-argument', 'The file was not uploaded in this session. Choose it again.');
  }

  outputPath(reference: string): string {
    return join(this.options.sessionFolder, 'downloads', safeName(reference));
  }

  projectPath(reference: string, mustExist: boolean): string {
    if (mustExist && this.options.named.includes(reference)) return reference;
    const uploaded = this.uploads.get(reference);
    if (mustExist && uploaded) return this.kept(reference, uploaded);
    const folder = resolve(this.options.projectsFolder);
    const name = safeName(basename(reference)).replace(/\.placeprint$/i, '');
    const path = join(folder, `${name}.placeprint`);
    if (mustExist && reference.includes(sep) && resolve(reference) !== path)
      throw new AppError(
        'input/bad-argument',
        `${reference} is not in the projects' folder ${folder}. Start with: placeprint serve PROJECT`,
      );
    mkdirSync(folder, { recursive: true });
    return path;
  }

  /** An uploaded project moves to the projects' folder, under a free name: what is done in it outlives the session. */
  private kept(reference: string, uploaded: string): string {
    const folder = resolve(this.options.projectsFolder);
    mkdirSync(folder, { recursive: true });
    const { name } = parse(uploaded);
    let path = join(folder, `${name}.placeprint`);
    for (let n = 2; existsSync(path); n++) path = join(folder, `${name} ${n}.placeprint`);
    cpSync(uploaded, path);
    this.uploads.delete(reference);
    return path;
  }

  /** Stores the body of a request; answers with its reference. */
  async upload(request: IncomingMessage, name: string): Promise<string> {
    if (Number(request.headers['content-length'] ?? 0) > maxUploadBytes) throw tooLarge();
    const reference = `${randomUUID()}/${safeName(name)}`;
    const folder = join(this.options.sessionFolder, reference.split('/')[0]);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, safeName(name));
    try {
      await pipeline(request, atMost(maxUploadBytes), createWriteStream(path, { flags: 'wx' }));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error instanceof AppError
        ? error
        : new AppError('io/disk', `The upload failed: ${String(error)}`);
    }
    this.uploads.set(reference, path);
    return reference;
  }

  async download(response: ServerResponse, name: string): Promise<boolean> {
    const path = this.outputPath(name);
    if (!existsSync(path)) return false;
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': statSync(path).size,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
    });
    await pipeline(createReadStream(path), response);
    return true;
  }

  async close(): Promise<void> {
    await rm(this.options.sessionFolder, { recursive: true, force: true });
  }
}

const tooLarge = () => new AppError('input/too-large', `The file is larger than ${maxUploadBytes / 1e9} GB.`);

function atMost(limitBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes <= limitBytes) return done(null, chunk);
      done(tooLarge());
    },
  });
}
