/**
 * The application's contract: every method and event between the interface and the services, typed once. Both shells
 * (Electron, web) carry it as it is.
 */
import { type z } from 'zod';
import { AppError, type ErrorData } from '../../errors';
import { fitted } from '../../fitted';
import { say } from '../../message';
import { background } from './background';
import { data } from './data';
import { encoders } from './encoders';
import { explore } from './explore';
import { exports } from './exports';
import { images } from './images';
import { jobs } from './jobs';
import { places } from './places';
import { predictions } from './predictions';
import { project } from './project';
import { regions } from './regions';
import { runs } from './runs';
import { sources } from './sources';
import { system } from './system';
import { targets } from './targets';

export const contract = {
  ...system,
  ...project,
  ...jobs,
  ...data,
  ...targets,
  ...places,
  ...sources,
  ...images,
  ...runs,
  ...encoders,
  ...explore,
  ...predictions,
  ...exports,
  ...regions,
  ...background,
};

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type ParamsIn<Name extends MethodName> = z.input<Contract[Name]['params']>;
export type Params<Name extends MethodName> = z.output<Contract[Name]['params']>;
export type Result<Name extends MethodName> = ReturnType<NonNullable<Contract[Name]['result']>>;

/** An answer as it crosses a process. */
export type Answer<Name extends MethodName = MethodName> =
  { ok: true; value: Result<Name> } | { ok: false; error: ErrorData };

/** Checks what arrived; `input/bad-argument` names the method and every value that does not fit. */
export function parseParams<Name extends MethodName>(name: Name, params: unknown): Params<Name> {
  return fitted(
    contract[name].params as z.ZodType as z.ZodType<Params<Name>>,
    params,
    (misfits) => new AppError('input/bad-argument', say('of', { name, text: misfits })),
  );
}

export const isMethodName = (name: unknown): name is MethodName =>
  typeof name === 'string' && Object.hasOwn(contract, name);
