/** An exported collection as it is read back. */
export interface Collection {
  type: string;
  features: {
    type: string;
    id: number;
    geometry: { type: string; coordinates: [number, number] };
    properties: Record<string, unknown>;
  }[];
  bbox: number[];
  attribution?: string;
  provenance: object;
}

/** The box around the points: west, south, east, north. */
export function bboxOf({ features }: Collection): number[] {
  const lngs = features.map(({ geometry }) => geometry.coordinates[0]);
  const lats = features.map(({ geometry }) => geometry.coordinates[1]);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
