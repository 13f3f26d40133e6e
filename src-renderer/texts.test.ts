import { expect, it, vi } from 'vitest';
import { type Texts } from '../src-shared/languages';

const gathered = vi.hoisted(() => [] as Texts<string>[]);
vi.mock('./state/preferences.svelte', () => ({ preferences: { language: 'en' } }));
vi.mock('./api', () => ({ call: async () => null }));
vi.mock('./ui/messages', () => ({ messages: (texts: Texts<string>) => void gathered.push(texts) }));

/** Names of products, formats, methods and settings, which are the same in every language. */
const names =
  /\b(?:GeoJSON|CSV|OSM|PBF|RFC|QGIS|PNG|SHA|URL|R²|MAE|RMSE|MAPE|Viridis|Cividis|Jenks|Placeprint|placeprint|GB|km²|km|m|H3|ID|DINO|ViT|vit|AdamW|Adam|EMA|RGB|MLP|TensorFlow|WebAssembly|A|B)\b/g;
const placeholders = /\{[^}]*\}/g;
const words = (text: string) =>
  text
    .replace(placeholders, '')
    .replace(names, '')
    .match(/\p{L}{2,}/gu) ?? [];

it('no text of the interface is left in English', async () => {
  const files = import.meta.glob('./**/*exts.ts');
  await Promise.all(Object.values(files).map((load) => load()));
  expect(gathered.length).toBeGreaterThan(10);
  const left = gathered.flatMap((texts) =>
    Object.entries(texts.en).flatMap(([key, english]) =>
      (['ko', 'ja'] as const)
        .filter((language) => texts[language][key] === english && words(english).length > 0)
        .map((language) => `${language} ${key}: ${english}`),
    ),
  );
  expect(left).toEqual([]);
});

it('every text fills in the same values in all languages', () => {
  const valuesOf = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].toSorted();
  const different = gathered.flatMap((texts) =>
    Object.entries(texts.en)
      .filter(([key, english]) =>
        (['ko', 'ja'] as const).some(
          (language) => valuesOf(texts[language][key]).join() !== valuesOf(english).join(),
        ),
      )
      .map(([key]) => key),
  );
  expect(different).toEqual([]);
});
