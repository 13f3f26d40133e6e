export const roles = ['lng', 'lat', 'price', 'population'] as const;
export type Role = (typeof roles)[number];

const area = '(?:(?:sq|square) ?(?:ft|feet|foot|m|met(?:re|er)s?|yards?)|sf|m2|qm|ft2|acre|hectare|м2|кв м)';
const perArea = `(?:per|pro|je|par|por|al|za|за) ${area}(?: |$)|(?:평|m2|제곱미터) ?당|坪|(?:m2|平米|平方メートル) ?(?:単価|当|あ)|每平(?:方米|米)`;
const priceWord =
  '(?:price|value|preis|wert|prix|precio|valor|prezzo|preco|prijs|cena|цена|가|단가|값|価|価格|单价|單價)';

/** Words of a role in the languages of the interface and their neighbours, as `normaliseName` leaves them. */
const words = {
  lng: [
    'longitude|lng|lon|long|longitud|longitudine|lange|laenge|langengrad|laengengrad|geo lange|geogr lange',
    'lengdegrad|langdgrad|lengtegraad|langd|pituusaste|boylam|bujur|kinh do|hosszusag|delka|zemepisna delka|zemepisna dlzka',
    'dlugosc|dlugosc geograficzna|dolzhina|dolgota|долгота|довгота|географическая долгота|μηκος|γεωγραφικο μηκος|ลองจิจูด|خط الطول',
    'keido|経度|经度|經度|東経|东经|東經|경도|동경|longitude e7|longitudee7|lon e7|lng e7',
  ],
  lat: [
    'latitude|lat|latitud|latitudine|breite|breitengrad|geo breite|geogr breite',
    'breddegrad|breedtegraad|bredd|leveysaste|enlem|lintang|vi do|szelesseg|sirka|zemepisna sirka',
    'szerokosc|szerokosc geograficzna|shirina|shirota|широта|географическая широта|πλατος|γεωγραφικο πλατος|ละติจูด|خط العرض',
    'ido|緯度|纬度|北緯|北纬|위도|북위|latitude e7|latitudee7|lat e7',
  ],
  price: [
    'price|preis|prix|precio|prezzo|preco|prijs|cena|pris|hinta|fiyat|ar|harga|gia|цена|ціна|стоимость|вартість|τιμη|ราคา|سعر',
    '가격|지가|공시지가|개별공시지가|표준지공시지가|거래금액|거래가격|거래가|실거래가|실거래가격|매매가|매매가격|매매금액|분양가|시세',
    '価格|地価|公示価格|公示地価|基準地価|路線価|取引価格|取引総額|取引価格 総額|成約価格|売買価格|販売価格|値段',
    '价格|價格|地价|地價|总价|總價|成交价|成交價|成交总价|房价|房價|售价|售價|均价|均價',
  ],
  density: [
    'population density|pop density|popdensity|popdens|pop dens|density|population per km2|pop per km2|pop km2|population km2|einwohner pro km2|einwohner km2',
    'bevolkerungsdichte|einwohnerdichte|densite|densite de population|densidad|densidad de poblacion|densita|densita abitativa|densidade|densidade populacional|gestosc zaludnienia|bevolkingsdichtheid',
    'плотность|плотность населения|인구밀도|人口密度',
  ],
  population: [
    'population|pop|inhabitants|residents|people|einwohner|einwohnerzahl|bevolkerung|habitants|habitantes|poblacion|popolazione|abitanti|populacao',
    'ludnosc|inwoners|aantal inwoners|befolkning|vaesto|nufus|obyvatelstvo|nepesseg|penduduk|dan so|население|численность населения|населення|πληθυσμος|ประชากร|عدد السكان',
    '인구|인구수|총인구|총인구수|주민등록인구|人口|人口総数|総人口|人口数|人口總數|总人口|常住人口',
  ],
};

const oneOf = (lists: string[]) => `(?:${withoutMarks(lists.join('|'))})`;
const whole = (lists: string[]) => new RegExp(`^${oneOf(lists)}$`);
const within = (pattern: string) => new RegExp(`(?:^| )(?:${pattern})(?: |$)`);

/** Names that a role goes by, best first, after `normaliseName`; a price per area before the price of a whole lot. */
const names: Record<Role, RegExp[]> = {
  lng: [
    whole(words.lng),
    within('longitude|longitud|lng|lon|long|langengrad|laengengrad|долгота'),
    /경도|[経经經]度|долгот/,
    /^(?:x|x coord|x coordinate|coord x|point x|lambda|x ?좌표|좌표 ?x|x ?座標|座標 ?x|x ?坐标)$/,
  ],
  lat: [
    whole(words.lat),
    within('latitude|latitud|lat|breitengrad|широта'),
    /위도|[緯纬]度|широт/,
    /^(?:y|y coord|y coordinate|coord y|point y|phi|y ?좌표|좌표 ?y|y ?座標|座標 ?y|y ?坐标)$/,
  ],
  price: [
    new RegExp(`^(?=.*land.*${priceWord}).*(?:${perArea})`),
    new RegExp(`^(?=.*${priceWord}).*(?:${perArea})|^(?:${perArea})$`),
    new RegExp(
      `(?:(?:^| )(?:price|preis|prix|precio|preco|prezzo|cena|цена)|价|價|価格|単価|단가|가격) ${area}$|^${area} (?:price|preis)$`,
    ),
    /^(?:ppsf|ppsqm|ppsm|quadratmeterpreis|단가|単価|单价|單價)$/,
    whole(words.price),
    /^(?:(?:sale|sales|sold|selling|asking|list|land|purchase|transaction) ?price|kaufpreis|verkaufspreis|bodenrichtwert|valeur fonciere|prix de vente|precio de venta|prezzo di vendita|preco de venda|verkoopprijs|vraagprijs|last sale price)$/,
    /^(?:land ?value|land val|grundstuckswert|bodenwert)$/,
    within('price|preis|prix|precio|prezzo|preco|prijs|cena|цена'),
    /(?:가격|지가|거래금액|실거래가|매매가)$|価格|地価|价格|總價|总价/,
    /^(?:assessed ?value|market ?value|property ?value)$/,
  ],
  population: [
    whole(words.density),
    /^(?:pop|population|einwohner) (?:density|dichte|per km2|km2|pro km2)/,
    whole(words.population),
    within('population|einwohner|inhabitants|население'),
    /^(?:총 ?)?인구|人口/,
  ],
};

/** Units and currencies that may stand in a name and say nothing of its role. */
const beside =
  /(?<![\p{L}\p{N}])(?:usd|eur|gbp|chf|pln|krw|jpy|cny|inr|rub|deg|degrees|wgs84|wgs 84|4326|(?:百|千|万|만|천|백)*(?:원|円|元)|тыс|руб|米ドル)(?![\p{L}\p{N}])/gu;

/** Accents, and the vowel signs of Thai and Arabic, as they fall away in names and in the words that they are held against. */
function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** `Sale_Price (USD)`, `salePriceUsd` → `sale price`, `GPSLatitude` → `gps latitude`: words in lower case without accents and currency codes. */
export function normaliseName(name: string): string {
  return withoutMarks(name)
    .replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, (_, low: string, up: string, last: string) =>
      low ? `${low} ${up}` : `${last} `,
    )
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(beside, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** How well a name fits a role: 0 best; null where it does not. */
export function fitOf(name: string, role: Role): number | null {
  const normal = normaliseName(name);
  const at = names[role].findIndex((pattern) => pattern.test(normal));
  return at < 0 ? null : at;
}

const projectedName =
  /^(?:(?:utm|itm|tm|shape|geom|map|centroid|web mercator) )?(?:x|y|e|n|easting|northing|eastings|northings|rechtswert|hochwert|ostwert|nordwert|[xy] ?좌표|좌표 ?[xy]|[xy] ?座標|[xy] ?坐标)(?: (?:coord|coordinate|utm|itm|tm|m|metres|meters|mercator|3857|[23]\d{3,4}))?$/;

/** Whether a column is called like a coordinate, of whatever system. */
export const isCoordinateName = (name: string): boolean =>
  projectedName.test(normaliseName(name)) || fitOf(name, 'lng') !== null || fitOf(name, 'lat') !== null;

const hemisphereName = /^(?:n ?s|e ?w|hemi(?:sphere)?|반구|남북|동서|半球|南北|東西|东西)(?: |$)/;

/** Whether a column is called like the side of the equator or the first meridian: `N/S`, `hemisphere`, `lat_ref`, `경도 방향`. */
export const isHemisphereName = (name: string, axis: 'lng' | 'lat'): boolean =>
  hemisphereName.test(normaliseName(name)) || fitOf(name, axis) !== null;

/** Whether a column is called like an amount of money. */
export const isMoneyName = (name: string): boolean => fitOf(name, 'price') !== null;

/** A name that says degrees times ten million, as in exports of locations. */
export const isE7Name = (name: string): boolean => /e7$/i.test(name.trim());
