import { call } from '../../api';
import { parseSearches, type SavedSearch } from './searches';

const key = 'searches';

/** The searches kept with the project. */
class SavedSearches {
  list = $state.raw<SavedSearch[]>([]);

  async load(): Promise<void> {
    this.list = parseSearches(await call('project.setting', { key }));
  }

  async keep(list: SavedSearch[]): Promise<void> {
    await call('project.keepSetting', { key, value: list });
    this.list = list;
  }
}

export const savedSearches = new SavedSearches();
