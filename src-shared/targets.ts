/** A labelled column: land price (continuous, positive) or population density (people per km², zero or more). */
export const targets = ['price', 'population'] as const;
export type Target = (typeof targets)[number];

/** A value of an imported column. */
export type PropertyValue = string | number | boolean | null;
export type Properties = Record<string, PropertyValue>;

export const isTarget = (text: string): text is Target => (targets as readonly string[]).includes(text);
