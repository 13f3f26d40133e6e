/** What a file that is written can be, and how the names of such files end; the first ending is the usual one. */
export const outputFormats = {
  geoJson: { endings: ['geojson', 'json'] },
  csv: { endings: ['csv'] },
  encoder: { endings: ['onnx'] },
  picture: { endings: ['png'] },
  project: { endings: ['placeprint'] },
} as const satisfies Record<string, { endings: readonly string[] }>;

export type OutputFormat = keyof typeof outputFormats;
