import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDatasets } from '../project/datasets';
import { eachPlaceDetails } from '../project/placeDetails';
import { countPlaces } from '../project/places';
import { importFile } from './importFile';
import { dataFolder, hasData, outcome, TestFiles } from './testFiles.fixture';

/** Every file of `../shared/data` with what its README says, or the refusal that a person reads. */
describe.skipIf(!hasData)('real files', () => {
  let files: TestFiles;
  beforeAll(() => (files = new TestFiles()));
  afterAll(() => files.remove());
  const importReal = (path: string) => outcome(importFile(files.project, join(dataFolder, path)));
  const importAll = async (pattern: string) => {
    const paths = globSync(pattern, { cwd: dataFolder }).sort();
    return Object.fromEntries(await mapSeries(paths, async (path) => [path, await importReal(path)]));
  };

  it('imports or refuses the messy tables', async () => {
    expect(await importAll('import_tests/tables/*')).toMatchInlineSnapshot(`
      {
        "import_tests/tables/amsterdam_prices_double_quoted.csv": {
          "bad": {},
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "price": 920,
          },
          "mapping": {
            "lat": "Lat",
            "lng": "Lon",
            "price": "Price",
          },
          "places": 924,
          "repeatedPoints": 25,
          "rows": 924,
        },
        "import_tests/tables/berlin_parks_semicolon_decimal_comma.csv": "input/no-coordinates: berlin_parks_semicolon_decimal_comma.csv has no columns that look like longitude and latitude in degrees. Columns found: "Technischer Schlüssel", "Schlüssel", "Objektnummer", "Bezirk", "Ortsteil", "Art der Grünanlage", "Name der Grünanlage", "Namenszusatz der Grünanlage", "Baujahr", "letztes Sanierungsjahr", "Größe in m² (Kataster)", "Widmung", "Nummer des Planungsraumes", "Name des Planungsraumes". Choose the columns, or say how the table is read (delimiter, encoding, line of the header); addresses have to be geocoded first.",
        "import_tests/tables/king_county_house_sales.csv": {
          "bad": {
            "duplicate": 5,
          },
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "price": 21608,
          },
          "mapping": {
            "lat": "lat",
            "lng": "long",
            "price": "price",
          },
          "places": 21608,
          "repeatedPoints": 776,
          "rows": 21613,
        },
        "import_tests/tables/nyc_sales_raw_cr_line_ends.csv": "input/no-coordinates: nyc_sales_raw_cr_line_ends.csv has no columns that look like longitude and latitude in degrees. Columns found: "BOROUGH", "NEIGHBORHOOD", "BUILDING CLASS CATEGORY", "TAX CLASS AT PRESENT", "BLOCK", "LOT", "EASE-MENT", "BUILDING CLASS AT PRESENT", "ADDRESS", "APARTMENT NUMBER", "ZIP CODE", "RESIDENTIAL UNITS", "COMMERCIAL UNITS", "TOTAL UNITS", "LAND SQUARE FEET", "GROSS SQUARE FEET", "YEAR BUILT", "TAX CLASS AT TIME OF SALE", "BUILDING CLASS AT TIME OF SALE", "SALE PRICE", "SALE DATE". Choose the columns, or say how the table is read (delimiter, encoding, line of the header); addresses have to be geocoded first.",
        "import_tests/tables/poland_flats_cp1250.csv": {
          "bad": {},
          "dialect": "windows-1250, delimiter ","",
          "labels": {
            "price": 3000,
          },
          "mapping": {
            "lat": "latitude",
            "lng": "longitude",
            "price": "price",
          },
          "places": 3000,
          "repeatedPoints": 2034,
          "rows": 3000,
        },
      }
    `);
  });

  it('imports or refuses vector files', async () => {
    expect(await importAll('import_tests/vector/*')).toMatchInlineSnapshot(`
      {
        "import_tests/vector/cambridge_small.gpkg": "input/unsupported: cambridge_small.gpkg is a GeoPackage. Expected a table as text (CSV) or GeoJSON. Export it as GeoJSON in EPSG:4326 (QGIS: Layer, Save As; or ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT), then choose that.",
        "import_tests/vector/helsinki_population_grid_2020.gpkg": "input/unsupported: helsinki_population_grid_2020.gpkg is a GeoPackage. Expected a table as text (CSV) or GeoJSON. Export it as GeoJSON in EPSG:4326 (QGIS: Layer, Save As; or ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT), then choose that.",
        "import_tests/vector/nyc_sales_points_string_and_null_coords.geojson": {
          "bad": {
            "no-coordinates": 21,
          },
          "dialect": "GeoJSON",
          "labels": {
            "price": 380,
          },
          "mapping": {
            "price": "Sale_Price",
          },
          "places": 380,
          "repeatedPoints": 0,
          "rows": 401,
        },
        "import_tests/vector/sf_osm_lines_shapefile.zip": "input/unsupported: sf_osm_lines_shapefile.zip is a zipped shapefile. Expected a table as text (CSV) or GeoJSON. Export it as GeoJSON in EPSG:4326 (QGIS: Layer, Save As; or ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT), then choose that.",
      }
    `);
  });

  it('refuses map archives and says what to take instead; reads the table beside them', async () => {
    expect(await importAll('import_tests/{osm,tiles}/*')).toMatchInlineSnapshot(`
      {
        "import_tests/osm/liechtenstein_2015.osm.pbf": "input/unsupported: liechtenstein_2015.osm.pbf is an OSM extract (PBF). Expected a table as text (CSV) or GeoJSON. It is a map: add it as a map source.",
        "import_tests/osm/monaco_2012.osm.gz": "input/unsupported: monaco_2012.osm.gz is gzip-compressed data. Expected a table as text (CSV) or GeoJSON. Unpack it first.",
        "import_tests/osm/north_bayreuth_2014.osm.gz": "input/unsupported: north_bayreuth_2014.osm.gz is gzip-compressed data. Expected a table as text (CSV) or GeoJSON. Unpack it first.",
        "import_tests/osm/porto_alegre_hexgrid.csv": {
          "bad": {},
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "population": 1227,
          },
          "mapping": {
            "lat": "lat",
            "lng": "lon",
            "population": "population",
          },
          "places": 1227,
          "repeatedPoints": 0,
          "rows": 1227,
        },
        "import_tests/osm/porto_alegre_roads_only.osm.pbf": "input/unsupported: porto_alegre_roads_only.osm.pbf is an OSM extract (PBF). Expected a table as text (CSV) or GeoJSON. It is a map: add it as a map source.",
        "import_tests/tiles/geography_class_raster_jpg.mbtiles": "input/unsupported: geography_class_raster_jpg.mbtiles is an MBTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/geography_class_raster_png.mbtiles": "input/unsupported: geography_class_raster_png.mbtiles is an MBTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/half_moon_bay_vector.pmtiles": "input/unsupported: half_moon_bay_vector.pmtiles is a PMTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/invalid.mbtiles": "input/unsupported: invalid.mbtiles is an MBTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/invalid_tile_format.mbtiles": "input/unsupported: invalid_tile_format.mbtiles is an MBTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/monaco_overture_mlt_unsupported.pmtiles": "input/unsupported: monaco_overture_mlt_unsupported.pmtiles is a PMTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/monaco_overture_vector.pmtiles": "input/unsupported: monaco_overture_vector.pmtiles is a PMTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/monaco_roads_vector.mbtiles": "input/unsupported: monaco_roads_vector.mbtiles is an MBTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/mt_whitney_raster_webp.pmtiles": "input/unsupported: mt_whitney_raster_webp.pmtiles is a PMTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
        "import_tests/tiles/stamen_toner_raster_png_z3.pmtiles": "input/unsupported: stamen_toner_raster_png_z3.pmtiles is a PMTiles archive. Expected a table as text (CSV) or GeoJSON. Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.",
      }
    `);
  });

  it('imports the tables and census blocks of the cities', async () => {
    expect(await importAll('{cambridge_ma,nyc_lower_manhattan,san_francisco}/*.{csv,geojson}'))
      .toMatchInlineSnapshot(`
      {
        "cambridge_ma/census_blocks_2000.csv": {
          "bad": {},
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "population": 886,
          },
          "mapping": {
            "lat": "lat",
            "lng": "lon",
            "population": "pop_per_km2",
          },
          "places": 886,
          "repeatedPoints": 0,
          "rows": 886,
        },
        "cambridge_ma/census_blocks_2000.geojson": {
          "bad": {},
          "dialect": "GeoJSON",
          "labels": {
            "population": 886,
          },
          "mapping": {
            "population": "pop_per_km2",
          },
          "places": 886,
          "repeatedPoints": 0,
          "rows": 886,
        },
        "cambridge_ma/land_value_fy2014.csv": {
          "bad": {},
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "price": 7790,
          },
          "mapping": {
            "lat": "latitude",
            "lng": "longitude",
            "price": "land_value_usd_per_sqft",
          },
          "places": 7790,
          "repeatedPoints": 0,
          "rows": 7790,
        },
        "cambridge_ma/properties_fy2022_sample.csv": {
          "bad": {
            "no-coordinates": 149,
            "price label-not-positive": 692,
          },
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "price": 4522,
          },
          "mapping": {
            "lat": "Latitude",
            "lng": "Longitude",
            "price": "SalePrice",
          },
          "places": 5214,
          "repeatedPoints": 2121,
          "rows": 5363,
        },
        "nyc_lower_manhattan/airbnb_2019.csv": {
          "bad": {},
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "price": 6781,
          },
          "mapping": {
            "lat": "latitude",
            "lng": "longitude",
            "price": "price",
          },
          "places": 6781,
          "repeatedPoints": 6,
          "rows": 6781,
        },
        "nyc_lower_manhattan/census_blocks_2010.csv": {
          "bad": {},
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "population": 1184,
          },
          "mapping": {
            "lat": "lat",
            "lng": "lon",
            "population": "pop_per_km2",
          },
          "places": 1184,
          "repeatedPoints": 0,
          "rows": 1184,
        },
        "nyc_lower_manhattan/census_blocks_2010.geojson": {
          "bad": {},
          "dialect": "GeoJSON",
          "labels": {
            "population": 1184,
          },
          "mapping": {
            "population": "pop_per_km2",
          },
          "places": 1184,
          "repeatedPoints": 0,
          "rows": 1184,
        },
        "nyc_lower_manhattan/sales_2016_2017_geocoded.csv": {
          "bad": {
            "duplicate": 5,
          },
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "price": 1910,
          },
          "mapping": {
            "lat": "latitude",
            "lng": "longitude",
            "price": "sale_price_usd",
          },
          "places": 1910,
          "repeatedPoints": 1277,
          "rows": 1915,
        },
        "nyc_lower_manhattan/water_areas_tiger2010.geojson": {
          "bad": {},
          "dialect": "GeoJSON",
          "labels": {},
          "mapping": {},
          "places": 37,
          "repeatedPoints": 0,
          "rows": 37,
        },
        "san_francisco/airbnb_2019.csv": {
          "bad": {
            "price label-not-positive": 1,
          },
          "dialect": "utf-8, delimiter ","",
          "labels": {
            "price": 8110,
          },
          "mapping": {
            "lat": "latitude",
            "lng": "longitude",
            "price": "price",
          },
          "places": 8111,
          "repeatedPoints": 4,
          "rows": 8111,
        },
      }
    `);
  });

  it('decodes Windows-1250 and lists a dataset for each import', () => {
    const addresses = [...eachPlaceDetails(files.project)].map(({ properties }) => properties.get('address'));
    expect(
      addresses.filter((address) => String(address).startsWith('Podgórze Zabłocie Stanisława')).length,
    ).toBeGreaterThan(0);
    const sum = listDatasets(files.project).reduce((count, { placeCount }) => count + placeCount, 0);
    expect(countPlaces(files.project)).toBe(sum);
  });
});

async function mapSeries<Item, Result>(
  items: Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
