import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { agreesWithWgs84, checkCrs } from './coordinateSystem';

const spellings = (code: number) => [
  `EPSG:${code}`,
  `epsg:${code}`,
  `EPSG::${code}`,
  `urn:ogc:def:crs:EPSG::${code}`,
  `urn:ogc:def:crs:EPSG:8.8:${code}`,
  `urn:x-ogc:def:crs:EPSG:${code}`,
  `urn:ogc:def:crs,crs:EPSG::${code},crs:EPSG::5773`,
  `EPSG:${code}+5773`,
  `http://www.opengis.net/def/crs/EPSG/0/${code}`,
  `https://www.opengis.net/def/crs/EPSG/9.9.1/${code}`,
  `http://www.opengis.net/gml/srs/epsg.xml#${code}`,
  `http://spatialreference.org/ref/epsg/${code}/proj4/`,
  `https://epsg.io/${code}.json`,
  `${code}`,
];

const refusal = (crs: unknown): string => {
  try {
    checkCrs(crs);
    return 'accepted';
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.message}` : `unexpected: ${String(error)}`;
  }
};

describe('the systems that agree with WGS 84', () => {
  it('are those of the countries that moved to satellites, in every spelling', () => {
    const codes = [
      4326, 4979, 6668, 4612, 6697, 4283, 7844, 4167, 4737, 4490, 4674, 6318, 4617, 4269, 4258, 4171, 3824,
    ];
    expect(codes.flatMap(spellings).filter((name) => !agreesWithWgs84(name))).toEqual([]);
  });

  it('are not those of the time before, nor what is in metres, nor what only looks like one', () => {
    const codes = [
      4301, 4162, 4004, 4230, 4267, 4277, 4314, 4610, 4055, 4019, 3857, 25832, 5186, 27700, 2443,
    ];
    expect(codes.flatMap(spellings).filter(agreesWithWgs84)).toEqual([]);
    const others = [
      '',
      'EPSG:',
      'EPSG::',
      'EPSG:102100',
      'EPSG:43260',
      'urn:ogc:def:crs:OGC:1.3:CRS27',
      'Tokyo',
      'WGS 84 / UTM zone 52N',
      'PROJCS["WGS 84",GEOGCS["WGS 84"]]',
    ];
    expect(others.filter(agreesWithWgs84)).toEqual([]);
  });

  it('are known by name too', () => {
    const names = [
      'CRS84',
      'OGC:CRS84',
      'urn:ogc:def:crs:OGC:1.3:CRS84',
      'urn:ogc:def:crs:OGC::CRS83',
      'http://www.opengis.net/def/crs/OGC/0/CRS84h',
      'WGS 84',
      'wgs84',
      'GCS_WGS_1984',
      'JGD2011',
      'GCS_JGD_2011',
      'NAD83(2011)',
      'GCS_North_American_1983',
      'ETRS89',
      'CGCS2000',
      'GEOGCS["WGS 84",DATUM["WGS_1984"]]',
    ];
    expect(names.filter((name) => !agreesWithWgs84(name))).toEqual([]);
  });
});

describe('checkCrs', () => {
  it('takes every form of the member', () => {
    const forms = [
      undefined,
      null,
      'EPSG:6668',
      { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6668' } },
      { type: 'EPSG', properties: { code: 6668 } },
      { type: 'link', properties: { href: 'http://spatialreference.org/ref/epsg/6668/', type: 'proj4' } },
      { type: 'GeographicCRS', name: 'JGD2011', id: { authority: 'EPSG', code: 6668 } },
      { name: 'JGD2011' },
    ];
    expect(forms.map(refusal)).toEqual(forms.map(() => 'accepted'));
  });

  it('refuses others in words: how far away, that it is another datum, or what it is', () => {
    const named = (name: unknown) => ({ type: 'name', properties: { name } });
    expect(
      [
        named('EPSG:4301'),
        named('urn:ogc:def:crs:EPSG::4004'),
        named('EPSG:4547'),
        {},
        [],
        true,
        named({}),
      ].map(refusal),
    ).toEqual([
      "input/unsupported: The file's coordinates are in EPSG:4301 (Tokyo): longitude and latitude, but up to 930 m away from WGS 84. Convert them, by export in EPSG:4326; another name alone would leave them where they are.",
      "input/unsupported: The file's coordinates are in urn:ogc:def:crs:EPSG::4004: longitude and latitude of another system than WGS 84, which may lie hundreds of metres away. Convert them, by export in EPSG:4326.",
      "input/unsupported: The file's coordinates are in EPSG:4547. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
      "input/unsupported: The file's coordinates are in {}. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
      "input/unsupported: The file's coordinates are in []. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
      "input/unsupported: The file's coordinates are in true. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
      `input/unsupported: The file's coordinates are in ${JSON.stringify(named({}))}. Expected longitude and latitude (WGS 84): export it in EPSG:4326.`,
    ]);
  });
});
