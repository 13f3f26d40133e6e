import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const stateSchema = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(800),
  height: z.int().min(600),
  isMaximised: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const defaultState: WindowState = { width: 1400, height: 900, isMaximised: false };

/** How the window was left; its place only where a screen still shows it. */
export function restoredState(file: string, screens: Area[]): WindowState {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { x, y, ...size } = state;
    return x !== undefined && y !== undefined && screens.some((screen) => holds(screen, x, y)) ? state : size;
  } catch {
    return defaultState;
  }
}

/** The title bar has to be within reach. */
const holds = (screen: Area, x: number, y: number) =>
  x >= screen.x - 50 &&
  y >= screen.y - 10 &&
  x <= screen.x + screen.width - 200 &&
  y <= screen.y + screen.height - 100;

export function keepState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(state));
}
