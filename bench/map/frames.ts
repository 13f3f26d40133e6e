import { type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { appRoot } from '../../src-main/files/entryPath';

declare global {
  interface Window {
    benchFrames: { intervals: number[]; running: boolean };
  }
}

export interface FrameFigures {
  medianFps: number;
  /** Frames by the whole time: long frames weigh as much as they last. */
  meanFps: number;
  p95Ms: number;
  longestMs: number;
}

const drags = 4;
const stepsPerDrag = 60;
const stepMs = 12;
/** A page that answers to a move of the mouse after seconds only is not dragged to the end. */
const mostDragMs = 30_000;

/** One script of a benchmark's page, to be added to an empty page; `alias` finds packages outside of ours. */
export async function pageScript(entry: string, alias: Record<string, string> = {}): Promise<string> {
  const [{ output }] = (await build({
    root: appRoot,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: { write: false, lib: { entry, name: 'page', formats: ['iife'] } },
  })) as Rolldown.RolldownOutput[];
  return output[0].code;
}

/** Milliseconds between the animation frames of a page while `work` goes on. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<FrameFigures> {
  await page.evaluate(() => {
    const recorder = (window.benchFrames = { intervals: [], running: true } as Window['benchFrames']);
    let before = performance.now();
    const frame = (now: number) => {
      recorder.intervals.push(now - before);
      before = now;
      if (recorder.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await work();
  const intervals = await page.evaluate(() => {
    window.benchFrames.running = false;
    return window.benchFrames.intervals.slice(1);
  });
  intervals.sort((a, b) => a - b);
  const at = (share: number) => intervals[Math.floor(share * (intervals.length - 1))];
  const totalMs = intervals.reduce((sum, each) => sum + each, 0);
  const meanFps = (1000 * intervals.length) / totalMs;
  return { medianFps: 1000 / at(0.5), meanFps, p95Ms: at(0.95), longestMs: at(1) };
}

/** Drags the map there and back by the mouse, across more than the margin that is painted ahead, between two x in pixels. */
export async function dragMap(page: Page, west: number, east: number): Promise<void> {
  const endMs = performance.now() + mostDragMs;
  for (let i = 0; i < drags && performance.now() < endMs; i++) {
    const [from, to] = i % 2 === 0 ? [west, east] : [east, west];
    await page.mouse.move(from, 300);
    await page.mouse.down();
    for (let step = 1; step <= stepsPerDrag && performance.now() < endMs; step++) {
      await page.mouse.move(from + ((to - from) * step) / stepsPerDrag, 300 + step);
      await page.waitForTimeout(stepMs);
    }
    await page.mouse.up();
    await page.waitForTimeout(300);
  }
}
