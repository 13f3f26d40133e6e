import { AppError } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { agreeingSystems } from './agreeingSystems';

/** Usual systems of longitude and latitude that do not agree with WGS 84, with the metres that they lie away from it at most. */
const otherDatums: Readonly<Record<number, readonly [name: string, metres: number]>> = {
  4121: ['GGRS87', 330],
  4123: ['KKJ', 200],
  4124: ['RT90', 280],
  4135: ['Old Hawaiian', 460],
  4149: ['CH1903', 190],
  4156: ['S-JTSK', 170],
  4162: ['Korean 1985', 400],
  4178: ['Pulkovo 1942(83)', 140],
  4179: ['Pulkovo 1942(58)', 140],
  4181: ['LUREF', 160],
  4200: ['Pulkovo 1995', 150],
  4202: ['AGD66', 210],
  4203: ['AGD84', 210],
  4207: ['Lisbon', 210],
  4214: ['Beijing 1954', 79],
  4218: ['Bogota 1975', 520],
  4221: ['Campo Inchauspe', 210],
  4222: ['Cape', 640],
  4225: ['Corrego Alegre 1970-72', 230],
  4230: ['ED50', 290],
  4231: ['ED87', 180],
  4237: ['HD72', 91],
  4240: ['Indian 1975', 990],
  4248: ['PSAD56', 580],
  4255: ['Herat North', 470],
  4265: ['Monte Mario', 280],
  4267: ['NAD27', 330],
  4272: ['NZGD49', 230],
  4275: ['NTF', 290],
  4277: ['OSGB36', 640],
  4284: ['Pulkovo 1942', 170],
  4289: ['Amersfoort', 360],
  4299: ['TM65', 91],
  4300: ['TM75', 93],
  4301: ['Tokyo', 930],
  4312: ['MGI', 890],
  4313: ['BD72', 120],
  4314: ['DHDN', 230],
  4322: ['WGS 72', 17],
  4618: ['SAD69', 87],
};

const agreeingCodes = new Set(Object.values(agreeingSystems).flat());
const plainName = (name: string) =>
  name
    .toLowerCase()
    .replace(/^gcs[ _]/, '')
    .replace(/[^a-z0-9]/g, '');
/** What other registries call the systems of the list. */
const otherNames = ['WGS 1984', 'ETRS 1989', 'European 1989', 'North American 1983', 'CGCS2000', 'RGF93'];
const agreeingNames = new Set([...Object.keys(agreeingSystems), ...otherNames].map(plainName));

/**
 * Checks the `crs` member of a GeoJSON object, which writers of the time before RFC 7946 give: a name, a link or a code. Whatever
 * order of axes the system has by its registry, writers put longitude first. `input/unsupported` for a system that does not agree with
 * WGS 84 within some two metres, and for one that nobody knows.
 */
export function checkCrs(crs: unknown): void {
  if (crs === undefined || crs === null) return;
  const name = nameOf(crs);
  if (name !== null && agreesWithWgs84(name)) return;
  const found = name ?? (JSON.stringify(crs) as string | undefined) ?? String(crs);
  throw new AppError(
    'input/unsupported',
    refusal(found.slice(0, 100), name === null ? null : epsgCode(name)),
  );
}

/** Whether a system of coordinates agrees with longitude and latitude of WGS 84, by any spelling of its name. */
export function agreesWithWgs84(name: string): boolean {
  if (/\bCRS8[34]h?$/i.test(name)) return true;
  const code = epsgCode(name);
  return code === null ? agreeingNames.has(plainName(wktName(name) ?? name)) : agreeingCodes.has(code);
}

function refusal(crs: string, code: number | null): Message {
  const other = code === null ? undefined : otherDatums[code];
  if (other) return say('geojson.crsAway', { crs, name: other[0], metres: other[1] });
  return isGeographic(code) ? say('geojson.crsOther', { crs }) : say('geojson.crs', { crs });
}

/** Where the registry has systems of longitude and latitude alone. */
const geographicCodes = [
  [4001, 4025],
  [4027, 4036],
  [4120, 4216],
  [4218, 4388],
  [4600, 4646],
  [4657, 4765],
  [4801, 4811],
  [4813, 4821],
];
const isGeographic = (code: number | null) =>
  code !== null && geographicCodes.some(([first, last]) => code >= first && code <= last);

/** `EPSG:4326`, `urn:ogc:def:crs:EPSG:8.8:4326`, `http://www.opengis.net/def/crs/EPSG/0/4326`, of several (with heights) the first. */
function epsgCode(name: string): number | null {
  const found = /(?:^|epsg(?:\.io|\.xml)?[\s:/#_-]*(?:[\d.]+[:/])?)(\d{4,5})(?!\d)/i.exec(name);
  return found && Number(found[1]);
}

/** Of a geographic system as WKT, which a few writers put in place of its name. */
const wktName = (text: string): string | null =>
  /^\s*(?:GEOGCS|GEOGCRS|GEODCRS|GEOGRAPHICCRS)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? null;

/** The name that a `crs` member gives in any of its forms; null where it gives none. */
function nameOf(crs: unknown): string | null {
  if (typeof crs === 'string' || typeof crs === 'number') return String(crs);
  const { properties, id, name } = crs as Record<string, unknown>;
  if (isObject(id)) return `${String(id.authority)}:${String(id.code)}`;
  const given = isObject(properties) ? (properties.name ?? properties.href ?? properties.code) : name;
  return typeof given === 'string' || typeof given === 'number' ? String(given) : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
