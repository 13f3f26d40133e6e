import { step } from './actions';
import { expect, expectAccessible, test } from './fixtures';

test.use({ project: ({ trained }, use) => use(trained) });
test.setTimeout(900_000);

test('fine-tunes a finished run on a target, as a new run', async ({ app: { page } }) => {
  await step(page, 'Train').click();
  await page.getByRole('button', { name: /^3\s?: Curves/ }).click();
  await expect(page.getByText('Fine-tune on:')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Land price', exact: true }).click();
  const tuned = page.getByRole('button', { name: /^3, fine-tuned on price/ });
  await expect(tuned.getByText('done')).toBeVisible({ timeout: 600_000 });
  await tuned.click();
  await page.getByRole('checkbox', { name: 'Show curves of 3', exact: true }).check();
  await expect(
    page
      .getByRole('rowheader', { name: 'Share of the population' })
      .or(page.getByRole('cell', { name: 'Share of the population' })),
  ).toBeVisible();
});
