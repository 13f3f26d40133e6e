import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, join, parse, resolve, sep } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Shell } from '../app/shell';
import { copyToNew } from '../files/temporaryFile';
import { asWriteError, systemReason } from '../files/writeError';
import { checkProject } from '../project/openProject';

/** Largest file that may be uploaded. */
const maxUploadBytes = 8e9;
/** Of the disk, what an upload leaves to others. */
const spareBytes = 200e6;

/** What a file system forbids in a name (Windows forbids most), and marks that turn the direction of what is written. */
const forbidden = /[<>:"/\\|?*\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Of a name with its extension; a file system takes 255, of which some are left for a counter or `-lock`. */
const maxNameBytes = 200;

/** A name from outside as one component of a path: as the analyst wrote it, but for what no file system takes. */
export function safeName(name: string): string {
  const cleaned = basename(name.replaceAll('\\', '/'))
    .toWellFormed()
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^\.+|[. ]+$/g, '');
  const extension = /\.\w{1,20}$/.exec(cleaned)?.[0] ?? '';
  const stem = cleaned.slice(0, cleaned.length - extension.length);
  return cut(stem, maxNameBytes - extension.length) + extension || 'file';
}

/** The first characters that take no more than so many bytes. */
function cut(text: string, maxBytes: number): string {
  let bytes = 0;
  return Array.from(text)
    .filter((character) => (bytes += Buffer.byteLength(character)) <= maxBytes)
    .join('');
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
    throw new AppError('input/bad-argument', say('web.notUploaded'));
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
      throw new AppError('input/bad-argument', say('web.outsideFolder', { path: reference, folder }));
    mkdirSync(folder, { recursive: true });
    return path;
  }

  /** An uploaded project that can be opened moves to the projects' folder, under a free name: what is done in it outlives the session. */
  private kept(reference: string, uploaded: string): string {
    const folder = resolve(this.options.projectsFolder);
    mkdirSync(folder, { recursive: true });
    const fileName = basename(uploaded);
    checkProject(uploaded, fileName);
    const { name } = parse(fileName);
    let path = join(folder, `${name}.placeprint`);
    for (let n = 2; existsSync(path); n++) path = join(folder, `${name} ${n}.placeprint`);
    copyInto(uploaded, path);
    this.uploads.delete(reference);
    return path;
  }

  /** Refuses a file of a size for which there is a limit or no room: to be asked before it is sent, since a browser sends all of it before it reads an answer. */
  async checkRoom(bytes: number): Promise<void> {
    if (bytes > maxUploadBytes) throw tooLarge();
    const { sessionFolder } = this.options;
    const { bavail, bsize } = await statfs(sessionFolder);
    if (bytes + spareBytes <= bavail * bsize) return;
    throw new AppError(
      'io/disk',
      say('web.noRoom', {
        gigabytes: inGb(bytes),
        free: inGb(bavail * bsize),
        folder: sessionFolder,
      }),
    );
  }

  /** Stores the body of a request; answers with its reference. */
  async upload(request: IncomingMessage, name: string): Promise<string> {
    await this.checkRoom(Number(request.headers['content-length'] ?? 0));
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
        : new AppError('io/disk', say('web.uploadFailed', { reason: systemReason(error) }));
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
      'Content-Disposition': `attachment; filename*=UTF-8''${headerValue(basename(path))}`,
    });
    await pipeline(createReadStream(path), response);
    return true;
  }

  async close(): Promise<void> {
    await rm(this.options.sessionFolder, { recursive: true, force: true });
  }
}

function copyInto(uploaded: string, path: string): void {
  try {
    copyToNew(uploaded, path);
  } catch (error) {
    throw asWriteError(error, path);
  }
}

/** RFC 8187: some marks stand in an address as they are, but not in a header's value. */
const headerValue = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const inGb = (bytes: number) => (bytes / 1e9).toFixed(1);

const tooLarge = () => new AppError('input/too-large', say('web.tooLarge', { most: maxUploadBytes / 1e9 }));

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
