import { expect, expectAccessible, test } from './fixtures';

test('puts places into a region along its roads, and takes them back', async ({ app: { page } }) => {
  await page.getByRole('button', { name: 'Try the sample city' }).click();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Regions' }).click();
  await page.getByRole('button', { name: 'From the current view' }).press('Enter');
  await page.getByRole('button', { name: 'Add places in Region 1' }).click();
  const form = page.getByRole('group', { name: 'Add places in Region 1' });
  await expect(form.getByText(/^[\d,]+ places without labels$/)).toBeVisible();
  await expect(form.getByText('beyond the map source')).toBeVisible();

  await form.getByRole('combobox', { name: 'How', exact: true }).selectOption('random');
  await form.getByLabel('How many').fill('2000000');
  await expect(form.getByText('Counting …')).toBeVisible();
  await form.getByLabel('How many').fill('250');
  await expect(form.getByText('250 places without labels')).toBeVisible();
  await form.getByRole('combobox', { name: 'How', exact: true }).selectOption('roads');
  await form.getByLabel('Metres from place to place').fill('500');
  const found = form.getByText(/^[\d,]+ places without labels$/);
  await expect(found).toBeVisible();
  const count = Number((await found.textContent())!.split(' ')[0].replace(',', ''));
  await expectAccessible(page);

  await form.getByRole('button', { name: 'Add these places' }).click();
  const total = (2500 + count).toLocaleString('en');
  await expect(page.getByText(`${total} places`, { exact: true })).toBeVisible();
  await expect(page.getByText(/every 500 m along the roads in Region 1/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo: add places in Region 1' }).click();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Redo: add places in Region 1' }).click();
  await expect(page.getByText(`${total} places`, { exact: true })).toBeVisible();
});
