import { type Command } from 'commander';
import { AppError, englishOf, toErrorData, type ErrorCode } from '../../src-shared/errors';
import { plain, wordsOf } from '../../src-shared/message';
import { type WorkOptions } from '../../src-shared/progress';
import { runJob } from '../jobs/runJob';
import { type OpenOptions, openProjectInTurns } from '../project/openProject';
import { type Project } from '../project/project';
import { progressLine } from './progressLine';

/** What a command hands back: lines for people, and the object that `--json` prints. */
export interface Outcome {
  text: string;
  json: unknown;
  /** The result itself went to stdout: what is said of it goes to stderr. */
  isOnStdout?: boolean;
}

export interface CommandContext {
  signal: AbortSignal;
  work: WorkOptions;
}

/** What to say after a cancel, or how to say it from the error's data. */
export type ResumeHint = string | ((data: unknown) => string);

const hintText = (hint: ResumeHint, data: unknown) => (typeof hint === 'string' ? hint : hint(data));

/** 0 done, 2 bad input, 3 wrong state, 4 engine, 130 cancelled; 1 is a fault of ours. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'state/cancelled') return 130;
  const family = code.split('/')[0];
  return { input: 2, state: 3, io: 3, engine: 4 }[family] ?? 1;
}

/**
 * Runs one command: progress on stderr, the outcome on stdout (`--json`: one object, errors too), or on stderr where a file was
 * written to stdout; the exit code set. The first Ctrl-C cancels, the second ends the process.
 */
export async function runCommand(
  json: boolean,
  command: (context: CommandContext) => Promise<Outcome> | Outcome,
  resumeHint?: ResumeHint,
): Promise<void> {
  const controller = new AbortController();
  const line = progressLine();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    line.clear();
    process.stderr.write('Cancelling … (Ctrl-C again to stop at once)\n');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    const work = { signal: controller.signal, onProgress: line.show };
    const outcome = await command({ signal: controller.signal, work });
    line.clear();
    const said = outcome.isOnStdout ? process.stderr : process.stdout;
    said.write(json ? `${JSON.stringify(outcome.json)}\n` : `${outcome.text}\n`);
  } catch (error) {
    line.clear();
    reportError(error, json, resumeHint);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** Sets the exit code and tells the error on stderr; with `json` also as the one object on stdout. */
export function reportError(error: unknown, json: boolean, resumeHint?: ResumeHint): void {
  const data = toErrorData(error);
  process.exitCode = exitCodeOf(data.code);
  if (json) printError(error);
  const hint = data.code === 'state/cancelled' && resumeHint ? ` ${hintText(resumeHint, data.data)}` : '';
  const advice = data.commandLine ? ` ${wordsOf(data.commandLine, 'en')}` : '';
  process.stderr.write(`${englishOf(data)}${advice}${hint}\n`);
  if (data.code === 'bug/unexpected')
    process.stderr.write(`This is a fault of Placeprint.\n${String(data.data)}\n`);
}

/** What `--json` prints of an error. */
export function printError(error: unknown): void {
  const { message, commandLine, ...data } = toErrorData(error);
  const words = {
    ...data,
    message: wordsOf(message, 'en'),
    ...(commandLine && { commandLine: wordsOf(commandLine, 'en') }),
  };
  process.stdout.write(`${JSON.stringify({ error: words })}\n`);
}

type OpenMode = OpenOptions['mode'];

/** Opens a project, says where it is read-only, works on it, and closes it in any case. */
export async function withProject<Result>(
  path: string,
  mode: OpenMode,
  work: (project: Project) => Promise<Result> | Result,
): Promise<Result> {
  const project = await openTold(path, mode);
  if (project.readOnly) process.stderr.write(`${wordsOf(project.readOnly, 'en')}\n`);
  try {
    return await work(project);
  } finally {
    project.close();
  }
}

/** Opens a project: what takes its time is told on stderr, and can be cancelled. */
async function openTold(path: string, mode: OpenMode): Promise<Project> {
  const line = progressLine();
  const controller = new AbortController();
  const cancel = () => controller.abort();
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  try {
    const { signal } = controller;
    return await openProjectInTurns(path, { mode }, { signal, onProgress: line.show });
  } finally {
    line.clear();
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}

/** The same for long work, which becomes a job of the project. */
export function withJob<Result>(
  path: string,
  kind: string,
  { work }: CommandContext,
  job: (project: Project, options: WorkOptions) => Promise<Result> | Result,
  mode: OpenMode = 'write',
): Promise<Result> {
  return withProject(path, mode, (project) =>
    runJob(project, kind, (options) => job(project, options), work),
  );
}

/** Whether `--json` was given, before or after the command's name. */
export const isJson = (command: Command): boolean => Boolean(command.optsWithGlobals().json);

/** A number from the command line; `input/bad-argument` names the option otherwise. */
export function parseNumber(option: string, { min = -Infinity, max = Infinity, integer = false } = {}) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max && (!integer || Number.isInteger(value)))
      return value;
    const kind = integer ? 'a whole number' : 'a number';
    const range = min > -Infinity || max < Infinity ? ` from ${min} to ${max}` : '';
    throw new AppError('input/bad-argument', plain(`${option} is "${text}"; expected ${kind}${range}.`));
  };
}

/**
 * Names from a list such as `gaps,area`, each of them known where it is told which are, for an option that may be repeated;
 * `input/bad-argument` otherwise.
 */
export function parseNames<Name extends string>(option: string, known?: readonly Name[]) {
  // Commander hands over the default, which is no earlier value of the option.
  const given: Name[] = [];
  return (text: string): Name[] => {
    for (const name of text.split(',').map((part) => part.trim())) {
      if (known && !known.includes(name as Name))
        throw new AppError(
          'input/bad-argument',
          plain(`${option}: "${name}"; expected ${known.join(', ')}.`),
        );
      if (!given.includes(name as Name)) given.push(name as Name);
    }
    return given;
  };
}
