import { type Place } from '../project/places';
import { type SurveyTask } from './surveyProtocol';
import { tileOf } from './tiles';

/** Places of a task at most, so that little is lost when it is cancelled. */
const placesPerTask = 512;

/** The places of each tile together; more than a task takes are several. */
export function tasksOf(places: Pick<Place, 'id' | 'lng' | 'lat'>[]): SurveyTask[] {
  const byTile = new Map<string, SurveyTask>();
  const tasks: SurveyTask[] = [];
  for (const { id, lng, lat } of places) {
    const tile = tileOf({ lng, lat });
    const key = `${tile.row} ${tile.column}`;
    let task = byTile.get(key);
    if (!task || task.places.length === placesPerTask) {
      task = { tile, places: [] };
      byTile.set(key, task);
      tasks.push(task);
    }
    task.places.push({ id, lng, lat });
  }
  return tasks;
}
