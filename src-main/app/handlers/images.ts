import { type ImageSetView } from '../../../src-shared/contract/app/images';
import { renderImages } from '../../images/renderImages';
import {
  countImages,
  getImageSet,
  type ImageSet,
  listImagePlaces,
  listImageSets,
  setMinEntropy,
} from '../../project/images';
import { countPlaces } from '../../project/places';
import { type Project } from '../../project/project';
import { type HandlersOf } from '../context';

export const images: HandlersOf<'images'> = {
  'images.render': (context, options) =>
    context.startJob({ kind: 'render', label: 'Map images', parts: ['images'] }, (project, work) =>
      renderImages(project, { ...options, ...work }),
    ),
  'images.sets': (context) => listImageSets(context.project()).map((set) => viewOf(context.project(), set)),
  'images.setMinEntropy': (context, { setId, minEntropy }) => {
    const set = setMinEntropy(context.project(), setId, minEntropy);
    context.changed('images');
    return viewOf(context.project(), set);
  },
  'images.histogram': (context, { setId, bins }) => {
    const counts = Array<number>(bins).fill(0);
    for (const { entropy } of drawnPlaces(context.project(), setId))
      counts[Math.min(bins - 1, Math.floor(entropy * bins))]++;
    return { counts };
  },
  'images.page': (context, { setId, which, minEntropy, offset, limit }) => {
    const isWanted = (entropy: number) => which === 'all' || (which === 'kept') === entropy > minEntropy;
    const wanted = drawnPlaces(context.project(), setId)
      .filter(({ entropy }) => isWanted(entropy))
      .sort((a, b) => a.entropy - b.entropy || a.id - b.id);
    const page = wanted.slice(offset, offset + limit);
    return { total: wanted.length, images: page.map(({ id, entropy }) => ({ placeId: id, entropy })) };
  },
};

const drawnPlaces = (project: Project, setId: number) =>
  listImagePlaces(project, getImageSet(project, setId), false);

function viewOf(project: Project, set: ImageSet): ImageSetView {
  const { id, sourceId, sizePx, metresPerPixel, minEntropy } = set;
  const counts = countImages(project, set);
  const missing = countPlaces(project) - counts.drawn;
  return { id, sourceId, sizePx, metresPerPixel, minEntropy, ...counts, missing };
}
