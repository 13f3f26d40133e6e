import { countPoints, placePoints } from '../../placing/placePoints';
import { getRegion } from '../../project/regions';
import { type HandlersOf } from '../context';

export const places: HandlersOf<'places'> = {
  'places.count': (context, { regionId, placing }) => {
    const project = context.project();
    return countPoints(project, getRegion(project, regionId).region, placing);
  },
  'places.add': (context, { regionId, placing, name }) => {
    const region = getRegion(context.project(), regionId);
    return context.startJob({ kind: 'place', label: name, parts: ['data'] }, (project, work) =>
      placePoints(project, region, placing, { name, ...work }),
    );
  },
};
