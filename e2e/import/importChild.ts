// Imports a file into a project in a process that the test kills: importChild PROJECT FILE.
import { importFile } from '../../src-main/import/importFile';
import { openProject } from '../../src-main/project/openProject';

const [projectPath, filePath] = process.argv.slice(2);
const project = openProject(projectPath);
process.stdout.write('opened\n');
await importFile(project, filePath);
project.close();
