import { z } from 'zod';
import { targetKinds, targetTransforms } from '../../src-shared/kinds/targets';
import { idsOf } from '../../src-shared/kinds/table';

/** What a target was when something was scored on it (`TargetDefinition`). */
export const storedTarget = z.object({
  id: z.string(),
  name: z.string().nullable(),
  unit: z.string().nullable(),
  kind: z.enum(idsOf(targetKinds)),
  transform: z.enum(idsOf(targetTransforms)),
});
