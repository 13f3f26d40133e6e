import { describe } from 'vitest';
import { createExecutor } from './createExecutor';
import { installedTensorflow } from './tensorflow';
import { testExecutor } from './testExecutor.fixture';

const hasCard = await createExecutor('webgpu').then(
  () => true,
  () => false,
);

describe.skipIf(!installedTensorflow())('with npm run setup:tensorflow, else SKIPPED', () =>
  testExecutor('tensorflow'),
);

describe.skipIf(!hasCard)('with an adapter of a GPU or of Chromium, else SKIPPED', () => {
  testExecutor('webgpu');
  testExecutor('compiled-webgpu');
});
