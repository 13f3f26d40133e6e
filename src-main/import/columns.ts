import { type Signs, signsOf } from '../../src-shared/kinds/targets';
import { type DecimalMark, isMissing, parseNumber, sniffDecimalMark } from '../../src-shared/numbers';

export const roles = ['lng', 'lat', 'price', 'population'] as const;
export type Role = (typeof roles)[number];
/** Column names by role. */
export type Mapping = Partial<Record<Role, string>>;

export interface Column {
  /** Unique in its table; `column 3` where the header is blank. */
  name: string;
  decimal: DecimalMark;
  /** Share of numbers among the sampled cells that hold something. */
  numericShare: number;
  min: number | null;
  max: number | null;
  /** Most of its numbers lie beyond a full turn of 360: metres of a projected system, say, and no degrees. */
  beyondDegrees: boolean;
  examples: string[];
  /** How many of its numbers lie below and at zero. */
  signs: Signs;
}

const area = '(?:(?:sq|square) ?(?:ft|feet|foot|m|met(?:re|er)s?|yards?)|sf|m2|qm|ft2|acre|hectare)';
const perArea = `(?:per|pro|je|par|por|al|za) ${area}(?: |$)|(?:평|m2|제곱미터) ?당|坪|(?:m2|平米|平方メートル) ?(?:単価|当|あ)`;
const priceWord = '(?:price|value|preis|wert|prix|precio|valor|prezzo|preco|prijs|cena|가|단가|값|価)';

/** Names that a role goes by, best first, after `normaliseName`; a price per area before the price of a whole lot. */
const names: Record<Role, RegExp[]> = {
  lng: [
    /^(?:longitude|lng|lon|long)$/,
    /^(?:lange|laenge|langengrad|laengengrad|geo lange|longitud|longitudine|lengdegrad|longitud|dlugosc(?: geograficzna)?|dolzhina|dolgota|keido)$/,
    /(?:^| )(?:longitude|lng|lon|long|langengrad|laengengrad)(?: |$)/,
    /^(?:x|x coord|x coordinate|coord x|point x|lambda)$/,
  ],
  lat: [
    /^(?:latitude|lat)$/,
    /^(?:breite|breitengrad|geo breite|latitud|latitudine|breddegrad|szerokosc(?: geograficzna)?|shirina|shirota|ido)$/,
    /(?:^| )(?:latitude|lat|breitengrad)(?: |$)/,
    /^(?:y|y coord|y coordinate|coord y|point y|phi)$/,
  ],
  price: [
    new RegExp(`^(?=.*land.*${priceWord}).*(?:${perArea})`),
    new RegExp(`^(?=.*${priceWord}).*(?:${perArea})|^(?:${perArea})$`),
    new RegExp(`(?:^| )(?:price|preis|prix) ${area}$|^${area} (?:price|preis)$`),
    /^(?:ppsf|ppsqm|ppsm|quadratmeterpreis)$/,
    /^(?:price|preis|prix|precio|prezzo|preco|prijs|cena|pris|hinta|fiyat)$/,
    /^(?:(?:sale|sales|sold|selling|land|purchase|transaction) ?price|kaufpreis|bodenrichtwert|valeur fonciere|last sale price)$/,
    /^(?:land ?value|land val|grundstuckswert|bodenwert)$/,
    /(?:^| )(?:price|preis|prix|precio|prezzo|prijs|cena)(?: |$)/,
    /^(?:assessed ?value|market ?value|property ?value)$/,
  ],
  population: [
    /^(?:pop|population|einwohner) (?:density|dichte|per km2|km2|pro km2)|^(?:popdensity|popdens|pop dens|density|bevolkerungsdichte|einwohnerdichte|densite|densidad|densita)$/,
    /^(?:population|pop|einwohner|einwohnerzahl|bevolkerung|inhabitants|residents|people|habitants|poblacion|popolazione|populacao|ludnosc|inwoners|befolkning|vaesto)$/,
    /(?:^| )(?:population|einwohner|inhabitants)(?: |$)/,
  ],
};

/** `Sale_Price (USD)`, `salePriceUsd` → `sale price`: words in lower case without accents and currency codes. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:usd|eur|gbp|chf|pln|deg|degrees|wgs84|wgs 84|4326)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Header cells as unique names: trimmed, blanks numbered, repeats with ` (2)`. */
export function uniqueNames(header: string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, i) => {
    const base = cell.replace(/\s+/g, ' ').trim().slice(0, 200) || `column ${i + 1}`;
    let name = base;
    for (let n = 2; seen.has(name); n++) name = `${base} (${n})`;
    seen.add(name);
    return name;
  });
}

/** What the cells of a column look like. */
export function describeColumn(name: string, cells: string[]): Column {
  const filled = cells.filter((cell) => !isMissing(cell));
  const decimal = sniffDecimalMark(filled);
  const numbers = filled
    .map((cell) => parseNumber(cell, decimal))
    .filter((n): n is number => Number.isFinite(n));
  const [min, max] = numbers.reduce(
    ([low, high], n) => [Math.min(low, n), Math.max(high, n)],
    [Infinity, -Infinity],
  );
  return {
    name,
    decimal,
    numericShare: filled.length > 0 ? numbers.length / filled.length : 0,
    min: numbers.length > 0 ? min : null,
    max: numbers.length > 0 ? max : null,
    beyondDegrees: numbers.filter((n) => Math.abs(n) > 360).length * 2 > numbers.length,
    examples: [...new Set(filled)].slice(0, 3).map((cell) => cell.slice(0, 60)),
    signs: signsOf(numbers),
  };
}

/** Guesses which column plays which role by its name, and by its values: mostly numbers, not far outside degrees. */
export function guessMapping(columns: Column[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<string>();
  for (const role of roles) {
    const column = bestColumn(
      columns.filter(({ name }) => !taken.has(name)),
      role,
    );
    if (!column) continue;
    mapping[role] = column.name;
    taken.add(column.name);
  }
  return mapping;
}

function bestColumn(columns: Column[], role: Role): Column | undefined {
  const usable = columns.filter((column) => couldBe(column, role));
  for (const pattern of names[role]) {
    const found = usable.find(({ name }) => pattern.test(normaliseName(name)));
    if (found) return found;
  }
  return undefined;
}

/** Projected coordinates (metres) must not pass for degrees; swapped ones may, they are explained row by row. */
function couldBe({ min, numericShare, beyondDegrees }: Column, role: Role): boolean {
  if (min === null || numericShare < 0.5) return false;
  return role === 'price' || role === 'population' || !beyondDegrees;
}

const projectedName =
  /^(?:(?:utm|itm|tm|shape|geom|map|centroid|web mercator) )?(?:x|y|e|n|easting|northing|eastings|northings|rechtswert|hochwert|ostwert|nordwert)(?: (?:coord|coordinate|utm|itm|tm|m|metres|meters|mercator|3857|[23]\d{3,4}))?$/;

/** A column that is called like a coordinate and holds metres. */
export const findProjected = (columns: Column[]): Column | undefined =>
  columns.find(
    ({ name, numericShare, beyondDegrees }) =>
      beyondDegrees &&
      numericShare > 0.5 &&
      [projectedName, ...names.lng, ...names.lat].some((pattern) => pattern.test(normaliseName(name))),
  );
