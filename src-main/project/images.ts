import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Place } from './places';
import { type Project, timestamp } from './project';

/** One way of drawing: source, size, scale, style. */
export interface ImageSet {
  id: number;
  sourceId: number;
  /** Side of m and m*, in pixels. */
  sizePx: number;
  /** Scale of m; m* has twice as many metres a pixel. */
  metresPerPixel: number;
  styleVersion: number;
  /** Images whose entropy is not above it are dropped; changing it loses nothing. */
  minEntropy: number;
}

export interface StoredImage {
  /** SHA-256 of the raw pixels. */
  hash: Uint8Array;
  sidePx: number;
  /** RGB pixels, zstd-compressed. */
  bytes: Uint8Array;
}

export interface RenderedPlace {
  placeId: number;
  canvas: StoredImage;
  context: StoredImage;
  entropy: number;
}

const columns = `id, source_id AS sourceId, size_px AS sizePx, metres_per_pixel AS metresPerPixel,
  style_version AS styleVersion, min_entropy AS minEntropy`;

/** The set drawn that way, made if there is none yet; its threshold becomes the one given. */
export function imageSetFor(project: Project, wanted: Omit<ImageSet, 'id'>): ImageSet {
  return project.get<ImageSet>(
    `INSERT INTO image_sets (source_id, size_px, metres_per_pixel, style_version, min_entropy, created_at)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (source_id, size_px, metres_per_pixel, style_version) DO UPDATE SET min_entropy = excluded.min_entropy
     RETURNING ${columns}`,
    wanted.sourceId,
    wanted.sizePx,
    wanted.metresPerPixel,
    wanted.styleVersion,
    wanted.minEntropy,
    timestamp(),
  )!;
}

/**
 * The set with this id, or the one with the most images, the newest of these: a set whose drawing was cancelled does not
 * take the place of a complete one. `state/missing` if there is none.
 */
export function getImageSet(project: Project, id?: number): ImageSet {
  const sets = listImageSets(project);
  const set = id === undefined ? fullest(project, sets) : sets.find((each) => each.id === id);
  if (set) return set;
  const message =
    sets.length === 0
      ? say('project.noImages')
      : say('project.noSuchImageSet', { id: String(id), known: sets.map((each) => String(each.id)) });
  throw new AppError('state/missing', message, {
    commandLine: say('project.renderAdvice'),
  });
}

function fullest(project: Project, sets: ImageSet[]): ImageSet | undefined {
  if (sets.length < 2) return sets[0];
  const drawn = sets.map((set) => countImages(project, set).drawn);
  return sets[drawn.lastIndexOf(Math.max(...drawn))];
}

/** All ways of drawing, oldest first. */
export function listImageSets(project: Project): ImageSet[] {
  return project.all<ImageSet>(`SELECT ${columns} FROM image_sets ORDER BY created_at, id`);
}

/** Visible places with an image in the set, and those of them above its threshold. */
export function countImages(project: Project, set: ImageSet): { drawn: number; kept: number } {
  return project.get<{ drawn: number; kept: number }>(
    `SELECT count(*) AS drawn, count(*) FILTER (WHERE entropy > ?) AS kept
     FROM place_images JOIN places ON places.id = place_id JOIN datasets ON datasets.id = dataset_id AND state = 'ready'
     WHERE set_id = ?`,
    set.minEntropy,
    set.id,
  )!;
}

/** Bytes of the images of all visible places above the threshold, as they are stored: the canvases, and m* where it is wanted. */
export function imageBytes(project: Project, set: ImageSet, withContext: boolean): number {
  return project.get<{ bytes: number }>(
    `SELECT coalesce(sum(length(bytes)), 0) AS bytes
     FROM place_images JOIN images ON images.id = canvas_id OR (? AND images.id = context_id)
       JOIN places ON places.id = place_id JOIN datasets ON datasets.id = dataset_id AND state = 'ready'
     WHERE set_id = ? AND entropy > ?`,
    withContext ? 1 : 0,
    set.id,
    set.minEntropy,
  )!.bytes;
}

/** Changes which images are dropped; loses nothing. Returns the set; `state/missing` if there is none of that id. */
export function setMinEntropy(project: Project, setId: number, minEntropy: number): ImageSet {
  project.run('UPDATE image_sets SET min_entropy = ? WHERE id = ?', minEntropy, setId);
  return getImageSet(project, setId);
}

/** Stores a batch in one transaction; equal pixels are stored once. */
export function addPlaceImages(project: Project, setId: number, batch: RenderedPlace[]): void {
  project.transaction(() => {
    for (const { placeId, canvas, context, entropy } of batch) {
      project.run(
        'INSERT OR REPLACE INTO place_images (set_id, place_id, canvas_id, context_id, entropy) VALUES (?, ?, ?, ?, ?)',
        setId,
        placeId,
        imageId(project, canvas),
        imageId(project, context),
        entropy,
      );
    }
  });
}

function imageId(project: Project, image: StoredImage): number {
  const known = project.get<{ id: number }>('SELECT id FROM images WHERE hash = ?', image.hash);
  if (known) return known.id;
  return project.run(
    'INSERT INTO images (hash, side_px, bytes) VALUES (?, ?, ?)',
    image.hash,
    image.sidePx,
    image.bytes,
  ).id;
}

/** Visible places that the set has no image of yet. */
export function placesWithoutImage(project: Project, setId: number): Place[] {
  return project.all<Place>(
    `SELECT places.id AS id, dataset_id AS datasetId, lng, lat
     FROM places JOIN datasets ON datasets.id = dataset_id AND state = 'ready'
     WHERE NOT EXISTS (SELECT 1 FROM place_images WHERE set_id = ? AND place_id = places.id) ORDER BY places.id`,
    setId,
  );
}

export interface ImagePlace extends Place {
  entropy: number;
  canvasId: number;
  contextId: number;
}

/** Places with an image in the set, by id; `keptOnly` leaves out those at or below the set's entropy threshold. */
export function listImagePlaces(project: Project, set: ImageSet, keptOnly = true): ImagePlace[] {
  return project.all<ImagePlace>(
    `SELECT places.id AS id, dataset_id AS datasetId, lng, lat, entropy, canvas_id AS canvasId, context_id AS contextId
     FROM place_images JOIN places ON places.id = place_id JOIN datasets ON datasets.id = dataset_id AND state = 'ready'
     WHERE set_id = ? AND entropy > ? ORDER BY places.id`,
    set.id,
    keptOnly ? set.minEntropy : -1,
  );
}

/** Which images belong to a place; `state/missing` where none is drawn. */
export function placeImage(
  project: Project,
  setId: number,
  placeId: number,
): Pick<ImagePlace, 'canvasId' | 'contextId' | 'entropy'> {
  const row = project.get<Pick<ImagePlace, 'canvasId' | 'contextId' | 'entropy'>>(
    'SELECT canvas_id AS canvasId, context_id AS contextId, entropy FROM place_images WHERE set_id = ? AND place_id = ?',
    setId,
    placeId,
  );
  if (!row) throw new AppError('state/missing', say('project.noImageOfPlace', { id: String(placeId) }));
  return row;
}

/** An image by its id: side in pixels, zstd-compressed RGB. */
export function readImage(project: Project, imageId: number): Omit<StoredImage, 'hash'> {
  const image = project.get<Omit<StoredImage, 'hash'>>(
    'SELECT side_px AS sidePx, bytes FROM images WHERE id = ?',
    imageId,
  );
  if (!image) throw new AppError('io/corrupt', say('project.imageGone', { id: String(imageId) }));
  return image;
}
