import { type ImageSetView } from '../../../src-shared/contract/app/images';
import { renderImages } from '../../images/renderImages';
import { countImages, getImageSet, type ImageSet, listImageSets, setMinEntropy } from '../../project/images';
import { listCreditedSources, listMapSources } from '../../project/mapSources';
import { countPlaces } from '../../project/places';
import { type Project } from '../../project/project';
import { type HandlersOf } from '../context';

export const images: HandlersOf<'images'> = {
  'images.render': (context, options) =>
    context.startJob({ kind: 'render', label: '', parts: ['images'] }, (project, work) =>
      renderImages(project, { ...options, ...work }),
    ),
  'images.sets': (context) => listImageSets(context.project()).map((set) => viewOf(context.project(), set)),
  'images.setMinEntropy': (context, { setId, minEntropy }) => {
    const set = setMinEntropy(context.project(), setId, minEntropy);
    context.changed('images');
    return viewOf(context.project(), set);
  },
};

function viewOf(project: Project, set: ImageSet): ImageSetView {
  const { id, sourceId, sizePx, metresPerPixel, minEntropy } = set;
  const counts = countImages(project, set);
  const missing = countPlaces(project) - counts.drawn;
  const isSource = (source: { id: number }) => source.id === sourceId;
  return {
    id,
    sourceId,
    sourceName: listCreditedSources(project).find(isSource)!.name,
    sourceDeleted: !listMapSources(project).some(isSource),
    sizePx,
    metresPerPixel,
    minEntropy,
    ...counts,
    missing,
    isDefault: getImageSet(project).id === id,
  };
}
