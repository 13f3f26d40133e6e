import { runName } from '../../../src-shared/names';
import { countEmbeddings, getEmbeddingSet, listEmbeddingSets } from '../../project/embeddings';
import { whyUnscorable } from '../../predict/seenLabels';
import { getEncoder } from '../../project/encoders';
import { getRun } from '../../project/runs';
import { ownTargetNames } from '../../project/targets';
import { embedMissing, placesWithoutVector } from '../../runs/embedMissing';
import { embedBoth } from '../../runs/trainAndEmbed';
import { mostSimilar } from '../../search/mostSimilar';
import { type HandlersOf } from '../context';

export const explore: HandlersOf<'explore'> = {
  'explore.embed': (context, { runId, missing }) => {
    const label = runName(getRun(context.project(), runId), ownTargetNames(context.project()));
    return context.startJob({ kind: 'embed', label, parts: ['embeddings'] }, async (project, work) => {
      if (missing) return embedMissing(project, runId, work);
      const [{ id }] = await embedBoth(project, runId, work);
      return { embeddingSetId: id };
    });
  },
  'explore.sets': (context) =>
    listEmbeddingSets(context.project()).map((set) => {
      const { settings: _settings, ...view } = set;
      const missing = placesWithoutVector(context.project(), set).length;
      const unscorable =
        set.encoderId === null
          ? null
          : whyUnscorable(context.project(), getEncoder(context.project(), set.encoderId));
      return { ...view, count: countEmbeddings(context.project(), set.id), missing, unscorable };
    }),
  'explore.similar': (context, options) => {
    const result = mostSimilar(context.project(), options);
    const { imageSetId } = getEmbeddingSet(context.project(), result.setId);
    return { ...result, imageSetId };
  },
};
