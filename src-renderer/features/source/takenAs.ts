import { type MapFilePreview } from '../../../src-shared/contract/app/sources';
import { fileKindRows } from '../../../src-shared/kinds/files';
import { className } from './classNames';
import { t } from './texts';

/** What a file will be taken as, in words: `Building 1,980, Water 12, not drawn 8 (of the first 2,000 features)`. */
export function takenAs({ kind, isClassed, sampled, byClass, notDrawn, untold }: MapFilePreview): string {
  if (!isClassed) return kind === null ? '' : t('saysItself', { kind: fileKindRows[kind].format ?? kind });
  if (sampled === 0) return t('noFeatures');
  if (untold === sampled) return t('nothingTells');
  const classes = Object.entries(byClass)
    .toSorted(([, one], [, other]) => other - one)
    .map(([mapClass, count]) => t('ofClass', { name: className(mapClass), count }));
  const parts = [
    ...classes,
    ...(notDrawn > 0 ? [t('ofClass', { name: t('notDrawn'), count: notDrawn })] : []),
    ...(untold > 0 ? [t('ofClass', { name: t('leftOut'), count: untold })] : []),
  ];
  return t('takenAs', { classes: parts.join(', '), count: sampled });
}
