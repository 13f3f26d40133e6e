import { AppError } from '../../../src-shared/errors';
import { call, openFiles, saveFile } from '../../api';
import { app } from '../../state/app.svelte';
import { resultOf } from '../../state/jobEnd';
import { t } from './texts';

/** In a browser there is no dialog: the project takes the name and goes to the shell's folder. */
const fileFor = (wanted: string) =>
  saveFile({ title: t('create'), suggestedName: `${wanted.replace(/[\\/:*?"<>|]/g, '_')}.placeprint` });

export async function createProject(name = ''): Promise<void> {
  const file = await fileFor(name.trim() || t('untitled'));
  if (file) app.enter(await call('project.create', { file, isTrial: name.trim() === '' }));
}

export async function createSample(): Promise<void> {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '.').replace('T', ' ');
  const file = await fileFor(`${t('sampleName')} ${stamp}`);
  if (!file) return;
  const project = await call('project.create', { file, isTrial: true });
  app.enter(project);
  const { jobId } = await call('project.fillWithSample', { seed: 1 });
  await resultOf(jobId).catch(async (error: unknown) => {
    const isCancelled = error instanceof AppError && error.code === 'state/cancelled';
    await app.settled();
    if (isCancelled && app.project?.opening === project.opening) await call('project.close', {});
    throw error;
  });
}

export async function openProject(): Promise<void> {
  const files = await openFiles({ title: t('open'), role: 'project', multiple: false });
  if (files?.[0]) app.enter(await call('project.open', { file: files[0] }));
}
