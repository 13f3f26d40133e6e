/** Tells all of a choice that its field may have cut off, while the pointer is over it. */
export function tellChoice({ target }: Event): void {
  if (target instanceof HTMLSelectElement) target.title = target.selectedOptions[0]?.text ?? '';
}
