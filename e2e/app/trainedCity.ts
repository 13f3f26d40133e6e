import { dirname, join } from 'node:path';
import { cityIn, placeprintJson, tinyTraining } from '../cli/placeprint';

/** Makes a project of a small city with an encoder that has hardly learnt, and two predictions: every step has something to show. */
export async function trainedCity(project: string): Promise<void> {
  const folder = dirname(project);
  const layers = await cityIn(folder, { seed: 3, sizeM: 2500, placeCount: 300 });
  await placeprintJson('create', project);
  await placeprintJson('import', project, join(folder, 'places.csv'), '--name', '1');
  await placeprintJson('source', 'add', project, ...layers, '--name', '2');
  await placeprintJson('render', project, '--size-px', '64');
  await placeprintJson('train', project, '--executor', 'compiled', ...tinyTraining, '--name', '3');
  await placeprintJson('embed', project);
  for (const split of ['gaps', 'neighbourhood'])
    await placeprintJson('predict', project, '--target', 'price', '--split', split);
}
