import { type ImageSetView } from '../../../src-shared/contract/app/images';
import { checkNotBlank, renderImages } from '../../images/renderImages';
import { countImages, getImageSet, type ImageSet, listImageSets, setMinEntropy } from '../../project/images';
import { listCreditedSources, listMapSources } from '../../project/mapSources';
import { countPlaces } from '../../project/places';
import { type Project } from '../../project/project';
import { askFirst } from '../askFirst';
import { type HandlersOf } from '../context';

export const images: HandlersOf<'images'> = {
  'images.render': (context, params) =>
    context.startJob({ kind: 'render', label: '', parts: ['images'] }, (project, work) =>
      askFirst('images.render', params, async () => {
        const { anyway, ...options } = params;
        return checkNotBlank(await renderImages(project, { ...options, ...work }), anyway);
      }),
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
