import { z } from 'zod';
import { rule } from '../../fitted';
import { cornerCount, tooManyCorners } from '../../geo/polygon';
import { isTargetId } from '../../kinds/targets';

/** Building blocks of the contract's parameters. */
export const id = z.int().positive();
export const name = z.string().trim().min(1).max(200);
export const longText = z.string().max(2000);
export const nothing = z.strictObject({});
export const targetId = z.string().refine(isTargetId, 'must be the id of a target');
/** As it stands behind a figure. */
export const unit = z.string().trim().min(1).max(40);
/** As long as a file has it: a column is known by its whole name. */
export const columnName = z.string().min(1).max(100_000);

/** A file as the shell names it: a path that its dialog returned, or the token of an upload or a download. */
export const fileReference = z.string().min(1).max(4096);

export const lngLat = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

/** Of a polygon over the 180th meridian: it goes on beyond 180. */
const position = z.tuple([z.number().min(-180).max(540), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4);

/** Polygons with holes, as `src-shared/geo/polygon` has them: rings closed, of no more corners than an import takes. */
export const region = z
  .strictObject({ polygons: z.array(z.array(ring).min(1)).min(1) })
  .superRefine((value, context) => {
    const refusal = tooManyCorners(cornerCount(value));
    if (refusal) context.addIssue({ code: 'custom', message: rule(refusal) });
  });

/** Long work that has begun or waits for its turn: its progress and its end come as events. */
export interface StartedJob {
  jobId: number;
}
