import { z } from 'zod';

const mostCharacters = 20_000;

/** How the interface looks at a project: its step, its map, its layers, each by the name of who owns it. Kept on the machine, not in the project. */
export const lookSchema = z
  .record(z.string().max(40), z.json())
  .refine((look) => JSON.stringify(look).length <= mostCharacters);
export type Look = z.infer<typeof lookSchema>;
