import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drop } from './actions';
import { expect, expectAccessible, test } from './fixtures';

// The header 번호,위도,경도,가격 in CP949 over numbers.
const korean = Buffer.concat([
  Buffer.from('b9f8c8a3', 'hex'),
  Buffer.from(','),
  Buffer.from('c0a7b5b5', 'hex'),
  Buffer.from(','),
  Buffer.from('b0e6b5b5', 'hex'),
  Buffer.from(','),
  Buffer.from('b0a1b0dd', 'hex'),
  Buffer.from('\n1,37.50,127.01,3200\n2,37.51,127.02,3300\n'),
]);

test('shows how a table is read, and reads it anew as one says', async ({ app: { page, folder } }) => {
  const path = join(folder, 'parcels.csv');
  writeFileSync(path, korean);
  await page.getByRole('button', { name: 'New project' }).click();
  await drop(page, [path]);
  await expect(page.getByRole('columnheader', { name: '위도' })).toBeVisible();
  await page.getByText('How the table is read').click();
  await expect(page.getByLabel('Encoding')).toHaveValue('euc-kr');
  await expect(page.getByLabel('Between columns')).toHaveValue(',');
  await expect(page.getByLabel('Line of the header (0: none)')).toHaveValue('1');
  await expectAccessible(page);

  await page.getByLabel('Encoding').selectOption('windows-1252');
  await expect(page.getByRole('columnheader', { name: 'À§µµ' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import' })).toBeDisabled();
  await page.getByLabel('Encoding').selectOption('euc-kr');
  await expect(page.getByRole('columnheader', { name: '위도' })).toBeVisible();
  await page.getByLabel('Line of the header (0: none)').fill('0');
  await page.getByLabel('Line of the header (0: none)').blur();
  await expect(page.getByRole('columnheader', { name: 'column 2' })).toBeVisible();
  await page.getByLabel('Line of the header (0: none)').fill('1');
  await page.getByLabel('Line of the header (0: none)').blur();
  await expect(page.getByRole('columnheader', { name: '위도' })).toBeVisible();
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('2 of 2 rows became places.')).toBeVisible();
});
