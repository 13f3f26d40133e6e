import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { expect, test } from './fixtures';

test.use({ project: ({ trained }, use) => use(trained) });

/** Every text that a person sees or hears on the page: what is visible, options to choose from, names, titles, hints. */
const textsOf = (page: Page) =>
  page.evaluate(() => {
    const texts = new Set<string>();
    const keep = (text: string | null) => text?.trim() && texts.add(text.replace(/\s+/g, ' ').trim());
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility() || element.closest('[lang]:not(html)')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) keep(element.getAttribute(name));
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) keep(node.textContent);
      if (element instanceof HTMLSelectElement)
        for (const option of element.options) if (!option.lang) keep(option.label);
    }
    return [...texts];
  });

/** Elements of text whose content is wider than they are, without a way to scroll or an ellipsis. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('button, label, legend, h2, h3, summary, p, th, dt, dd')]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        return (
          element.checkVisibility() &&
          !element.classList.contains('visually-hidden') &&
          element.scrollWidth > element.clientWidth + 1 &&
          element.clientWidth > 0 &&
          overflowX === 'visible' &&
          textOverflow !== 'ellipsis' &&
          getComputedStyle(element).display !== 'inline'
        );
      })
      .map((element) => element.textContent.trim().slice(0, 80)),
  );

/**
 * What is the same in every language: names of the product, of files, formats, methods, units, settings; and an edit, which
 * keeps the words in which it was done.
 */
const names =
  /placeprint|geojson|csv|json|osm|pbf|png|sqlite|utf-8|delimiter|h3|viridis|cividis|rfc|r²|mae|rmse|mape|top-\d|macro-f1|leaflet|compiled|wasm|tensorflow|webgpu|auto|cpu|onnxruntime|threads|webassembly|simd|web|vit|resnet|adamw|km|seed|land_price|population_density|longitude|latitude|neighbourhood_id|\bid\b|\bdistrict\b|seoul|https?|min|generated sample data, not a real place|ylgnbu|puor|change the colours/gi;
const own = (text: string) => text.replace(names, '').replace(/\S*\/\S*/g, '');
const isWords = (text: string) => /\p{Script=Latin}{2,}/u.test(own(text));
/** A stretch of three words. */
const isPhrase = (text: string) => /(?:\p{Script=Latin}{2,}[ ,]+){2}\p{Script=Latin}{2,}/u.test(own(text));

async function setLanguage(page: Page, language: string): Promise<void> {
  await page.locator('header select').first().selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Fails on texts that another language has as English has them, and on texts that do not fit. */
async function expectTranslated(page: Page, where: string): Promise<void> {
  const english = new Set(await textsOf(page));
  const faults: string[] = [];
  for (const language of ['ko', 'ja']) {
    await setLanguage(page, language);
    const texts = await textsOf(page);
    const same = texts.filter((text) => (english.has(text) && isWords(text)) || isPhrase(text));
    faults.push(...same.map((text) => `${where}, ${language}, not translated: ${text}`));
    faults.push(...(await cutOff(page)).map((text) => `${where}, ${language}, cut off: ${text}`));
    const shots = process.env.PLACEPRINT_SHOTS;
    if (shots) await page.screenshot({ path: join(shots, `${where}-${language}.png`) });
  }
  await setLanguage(page, 'en');
  expect.soft(faults).toEqual([]);
}

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(name) });
const panel = (page: Page) => page.getByRole('complementary');

test('shows no English in Korean and in Japanese, and nothing that does not fit', async ({
  app: { page },
}) => {
  await page.getByRole('button', { name: 'Report on 1' }).click();
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByLabel('Colour places by').selectOption('target:price');
  await expectTranslated(page, 'data');
  await page.getByRole('button', { name: 'Layers' }).click();
  await expectTranslated(page, 'layers');
  await page.getByRole('button', { name: 'Picture' }).click();
  await expectTranslated(page, 'picture');
  await page.getByRole('button', { name: 'Regions' }).click();
  await page.getByRole('button', { name: 'From the current view' }).press('Enter');
  await page.getByLabel('Name of the region').fill('4');
  await page.getByLabel('Name of the region').press('Enter');
  await page.getByRole('button', { name: 'Add places in 4' }).click();
  await page.getByRole('button', { name: 'Edit shape of 4' }).click();
  await expect(page.getByText('without labels')).toBeVisible();
  await expectTranslated(page, 'regions');
  await page.getByRole('button', { name: 'Regions' }).click();

  await step(page, 'Map source').click();
  await expect(page.getByText('features', { exact: false }).first()).toBeVisible();
  await expectTranslated(page, 'source');
  await step(page, 'Images').click();
  await expect(page.getByRole('button', { name: 'Contact sheet' })).toBeVisible();
  await expectTranslated(page, 'images');
  await page.getByRole('button', { name: 'Contact sheet' }).click();
  await expectTranslated(page, 'sheet');
  await page.keyboard.press('Escape');

  await step(page, 'Train').click();
  await expect(page.getByRole('button', { name: 'Run table and comparison' })).toBeVisible();
  const closed = panel(page).locator('details:not([open]) > summary');
  while (await closed.count()) await closed.first().click();
  await expectTranslated(page, 'train');
  await panel(page).getByRole('button', { name: /^3/ }).click();
  await expectTranslated(page, 'run');
  await page.keyboard.press('Escape');

  await step(page, 'Explore').click();
  await page.getByLabel('Place', { exact: true }).fill('7');
  await page.getByLabel('Place', { exact: true }).press('Tab');
  await panel(page).getByRole('button', { name: 'Find similar' }).first().click();
  await expect(page.getByText('20 hits')).toBeVisible();
  await expectTranslated(page, 'explore');

  await step(page, 'Predict').click();
  await expect(page.getByRole('region', { name: 'Compared on held-out places' })).toBeVisible();
  await expectTranslated(page, 'predict');
  await page.getByRole('button', { name: 'All figures …' }).click();
  await expectTranslated(page, 'figures');
  await page.keyboard.press('Escape');
  await step(page, 'Export').click();
  await expectTranslated(page, 'export');
  await page.getByRole('button', { name: 'Close project' }).click();
  await page.getByRole('button', { name: 'Try the sample city' }).waitFor();
  await expectTranslated(page, 'welcome');
});

test('tells an error in the language, and not in English too', async ({ app: { page } }) => {
  await setLanguage(page, 'ko');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '다른 파일 추가 …' }).click();
  await (
    await choosing
  ).setFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('89504e470d0a1a0a', 'hex') });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('PNG 그림입니다');
  await expect(alert).not.toContainText('a PNG picture');
});
