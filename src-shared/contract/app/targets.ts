import { z } from 'zod';
import { type TargetDefinition, targetKinds, targetTransforms } from '../../kinds/targets';
import { keysOf } from '../../keysOf';
import { method } from './method';
import { columnName, id, name, nothing, targetId, unit } from './values';

/** Where the labels of a target come from in a dataset: names of its columns. */
export interface TargetSourceView {
  datasetId: number;
  column: string;
  /** What the column is divided by; null: nothing. */
  per: string | null;
  /** When a label was true. */
  date: string | null;
}

export interface TargetView extends TargetDefinition {
  createdAt: string;
  sources: TargetSourceView[];
  /** Places with a label. */
  count: number;
  /** Names of the classes, by their index; null for a number. */
  classes: string[] | null;
}

/** What is left out is judged by the column: numbers are values, learnt on the scale that their signs allow; texts are classes. */
const definition = {
  id: targetId.optional(),
  unit: unit.nullable().optional(),
  kind: z.enum(keysOf(targetKinds)).optional(),
  transform: z.enum(keysOf(targetTransforms)).optional(),
};

/** A target that an import makes from a column of its file, or goes on with. */
export const namedTarget = z.strictObject({
  ...definition,
  name: name.optional(),
  column: columnName,
  per: columnName.nullable().optional(),
  date: columnName.nullable().optional(),
});

const sources = z
  .array(
    z.strictObject({
      datasetId: id,
      column: columnName,
      per: columnName.nullable().default(null),
      date: columnName.nullable().default(null),
    }),
  )
  .min(1)
  .max(1000);

export const targets = {
  'targets.list': method<TargetView[]>()(nothing),
  'targets.add': method<TargetView>()(z.strictObject({ ...definition, name, sources })),
  'targets.change': method<TargetView>()(
    z.strictObject({
      targetId,
      name: name.optional(),
      unit: unit.nullable().optional(),
      kind: z.enum(keysOf(targetKinds)).optional(),
      transform: z.enum(keysOf(targetTransforms)).optional(),
      sources: sources.optional(),
    }),
  ),
  /** Hidden at once; it can be restored. */
  'targets.delete': method<null>()(z.strictObject({ targetId })),
  'targets.restore': method<null>()(z.strictObject({ targetId })),
};
