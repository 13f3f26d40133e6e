import { type MethodName } from '../../../src-shared/contract/app/index';
import { type Handler } from '../context';
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

/** Who answers which method of the contract. */
export const handlers: { [Name in MethodName]: Handler<Name> } = {
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
