import { buildIfStale } from '../../scripts/build.mjs';

export default buildIfStale;
