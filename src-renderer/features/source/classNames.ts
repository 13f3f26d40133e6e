import { type MapClass } from '../../../src-shared/mapClasses';
import { type Language } from '../../../src-shared/languages';
import { messages } from '../../ui/messages';

const names: Record<MapClass, [en: string, ko: string, ja: string]> = {
  land: ['Land', '육지', '陸地'],
  builtUp: ['Built-up area', '시가지', '市街地'],
  commercial: ['Commercial area', '상업 지역', '商業地'],
  industrial: ['Industrial area', '공업 지역', '工業地'],
  field: ['Field', '농경지', '農地'],
  green: ['Park and grass', '공원과 풀밭', '公園・草地'],
  pitch: ['Sports ground', '운동장', '運動場'],
  cemetery: ['Cemetery', '묘지', '墓地'],
  wood: ['Wood', '숲', '森林'],
  sand: ['Sand and beach', '모래와 해변', '砂地・浜'],
  water: ['Water', '물', '水域'],
  parcel: ['Parcel', '필지', '敷地'],
  parking: ['Parking', '주차장', '駐車場'],
  pavement: ['Pavement', '보도', '歩道'],
  plaza: ['Plaza', '광장', '広場'],
  pier: ['Pier', '부두', '桟橋'],
  roadSurface: ['Road surface', '도로면', '道路面'],
  stream: ['Stream', '하천', '小川'],
  path: ['Path', '오솔길', '小道'],
  service: ['Service road', '진입로', '構内道路'],
  minorRoad: ['Minor road', '작은 도로', '一般道路'],
  secondaryRoad: ['Secondary road', '보조 간선 도로', '補助幹線道路'],
  primaryRoad: ['Primary road', '간선 도로', '幹線道路'],
  motorway: ['Motorway', '고속도로', '高速道路'],
  rail: ['Railway', '철도', '鉄道'],
  subway: ['Subway', '지하철', '地下鉄'],
  building: ['Building', '건물', '建物'],
};

const inLanguage = (at: number) =>
  Object.fromEntries(Object.entries(names).map(([key, each]) => [key, each[at]])) as Record<MapClass, string>;

const texts: Record<Language, Record<MapClass, string>> = {
  en: inLanguage(0),
  ko: inLanguage(1),
  ja: inLanguage(2),
};
const t = messages(texts);

/** A class of the learning style in the language of the moment; one of a newer version goes by its own name. */
export const className = (name: string): string => (Object.hasOwn(names, name) ? t(name as MapClass) : name);
