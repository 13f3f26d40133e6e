import { type RidgeReadout } from '../../../src-shared/kinds/readouts';
import { fitAllDiscriminants, shrinkages } from './discriminants';
import { applyLinear } from './linear';
import { type ReadoutFamily } from './readoutFamily';
import { fitRidges, lambdas } from './ridge';

/** Ridge for values, linear discriminants for classes. */
export const ridgeFamily: ReadoutFamily<RidgeReadout> = {
  candidates: ({ task }) =>
    (task === 'classes' ? shrinkages : lambdas).map((lambda) => ({ kind: 'ridge', lambda })),

  async fit({ task, x, y }, train, wanted, pause) {
    const fit = task === 'classes' ? fitAllDiscriminants : fitRidges;
    const penalties = wanted.map(({ lambda }) => lambda);
    const models = await fit(x, y, train, penalties, pause);
    return async (rows) => {
      const outputs = [];
      for (const model of models) outputs.push(await applyLinear(model, x, rows, pause));
      return outputs;
    };
  },
};
