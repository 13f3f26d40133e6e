import { type ColumnView } from '../../src-shared/contract/app/data';
import { type TargetView } from '../../src-shared/contract/app/targets';
import { targetKinds } from '../../src-shared/kinds/targets';
import { columns, lists } from '../state/lists';
import { labelText, formatDate } from '../ui/messages';
import { targetName } from '../ui/names';
import { type AttributeRef } from './colouring';
import { t } from './texts';

export interface Attribute {
  ref: AttributeRef;
  name: string;
  /** Empty where nobody said. */
  unit: string;
  /** What its values are: numbers, milliseconds since 1970, or indices of classes. */
  kind: 'number' | 'date' | 'class';
  /** Of classes: what they are called. */
  classes: string[];
}

export const isSameRef = (one: AttributeRef, other: AttributeRef): boolean => keyOf(one) === keyOf(other);

/** As the value of a choice. */
export const keyOf = (ref: AttributeRef): string =>
  'target' in ref ? `target:${ref.target}` : `column:${ref.column}`;

/** What can colour the places: targets with labels, then other columns, but texts. */
export function attributes(): Attribute[] {
  const targets = (lists.targets().value ?? []).filter(({ count }) => count > 0);
  return [...targets.map(ofTarget), ...otherColumns().flatMap((each) => ofColumn(each) ?? [])];
}

/** The columns with cells that no target shows as they are. */
export function otherColumns(): ColumnView[] {
  const sources = (lists.targets().value ?? []).flatMap((target) => target.sources);
  const shown = new Set(sources.filter(({ per }) => per === null).map(({ column }) => column));
  return (lists.columns().value ?? []).filter(({ name, count }) => count > 0 && !shown.has(name));
}

const ofTarget = ({ id, unit, kind, classes }: TargetView): Attribute => ({
  ref: { target: id },
  name: targetName(id),
  unit: unit ?? '',
  kind: targetKinds[kind].isNumeric ? 'number' : 'class',
  classes: classes ?? [],
});

const kindOfColumn = { number: 'number', date: 'date', category: 'class', text: null } as const;

/** Null for texts. */
function ofColumn({ name, unit, kind: holds, categories }: ColumnView): Attribute | null {
  const kind = kindOfColumn[holds];
  const classes = categories?.map(({ text }) => text) ?? [];
  return kind && { ref: { column: name }, name, unit: unit ?? '', kind, classes };
}

/** One a row of `lists.places()`, NaN where a place has none; null until they are there. */
export function valuesOf({ ref }: Attribute): ArrayLike<number> | null {
  if ('target' in ref) return lists.labels().value?.[ref.target] ?? null;
  const column = lists.columns().value?.find(({ name }) => name === ref.column);
  return columns.values(column?.id)?.value ?? null;
}

/** What its classes are called: of a column only the first ones are listed. */
export function namesOf({ classes }: Pick<Attribute, 'classes'>, values: ArrayLike<number>): string[] {
  let count = classes.length;
  for (let i = 0; i < values.length; i++) if (values[i] >= count) count = values[i] + 1;
  return Array.from({ length: count }, (_, index) => classes[index] ?? t('otherClass'));
}

/** A value in words, with its unit. */
export function valueText(attribute: Pick<Attribute, 'kind' | 'unit' | 'classes'>, value: number): string {
  if (Number.isNaN(value)) return t('noValue');
  if (attribute.kind === 'class') return attribute.classes[value] ?? t('otherClass');
  if (attribute.kind === 'date') return formatDate(value);
  return labelText(value, attribute.unit);
}

/** `Rent, USD`. */
export const titleOf = ({ name, unit }: Pick<Attribute, 'name' | 'unit'>): string =>
  unit ? `${name}, ${unit}` : name;

/**
 * What is known of a place, by its row: the labels that it has and what colours it, as `Price 120,000 USD · Zone mixed`; empty
 * where nothing is.
 */
export function knownOf(row: number, colouredBy: AttributeRef | null): string {
  const isTold = ({ ref }: Attribute) => 'target' in ref || (colouredBy && isSameRef(ref, colouredBy));
  return attributes()
    .filter(isTold)
    .map((attribute) => ({ attribute, value: valuesOf(attribute)?.[row] ?? NaN }))
    .filter(({ value }) => !Number.isNaN(value))
    .map(({ attribute, value }) => `${attribute.name} ${valueText(attribute, value)}`)
    .join(' · ');
}
