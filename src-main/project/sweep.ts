import { sweepMapSources } from './mapSources';
import { type Project } from './project';
import { keepLostLabels } from './shownLabels';
import { sweepTargets } from './targetEdits';

/** Removes what was deleted, and removes or marks what a killed process left half done. At every opening for writing. */
export function sweep(project: Project): void {
  project.transaction(() => {
    project.run(
      `DELETE FROM places_index WHERE dataset_id IN (SELECT id FROM datasets WHERE state = 'importing')`,
    );
    keepLostLabels(project);
    const { changes } = project.run(`DELETE FROM datasets WHERE state = 'importing'`);
    if (changes > 0) sweepImages(project);
    project.run('DELETE FROM regions WHERE deleted_at IS NOT NULL');
    project.run('DELETE FROM encoders WHERE deleted_at IS NOT NULL');
    project.run('DELETE FROM prediction_sets WHERE deleted_at IS NOT NULL');
    project.run(
      `WITH RECURSIVE kept (id) AS (SELECT id FROM runs WHERE deleted_at IS NULL
         UNION SELECT parent_run_id FROM runs JOIN kept USING (id) WHERE parent_run_id IS NOT NULL)
       DELETE FROM runs WHERE id NOT IN (SELECT id FROM kept)`,
    );
    project.run(`DELETE FROM map_sources WHERE state = 'adding'`);
    project.run(`DELETE FROM embedding_sets WHERE state = 'writing'`);
    sweepMapSources(project);
    sweepTargets(project);
    project.run(`UPDATE runs SET state = 'interrupted' WHERE state IN ('created', 'running')`);
    project.run(`UPDATE jobs SET state = 'interrupted', finished_at = created_at WHERE state = 'running'`);
  });
}

/** Removes the images that show no place any more: most of what a deleted dataset leaves in the file, which uses the room again. */
function sweepImages(project: Project): void {
  project.run(
    `DELETE FROM images WHERE NOT EXISTS (SELECT 1 FROM place_images WHERE canvas_id = images.id)
       AND NOT EXISTS (SELECT 1 FROM place_images WHERE context_id = images.id)`,
  );
}
