import { registerConvolution } from './convolution';
import { registerElementwise } from './elementwise';
import { registerIndices } from './indices';
import { registerMatrix } from './matrix';
import { registerReductions } from './reductions';
import { registerShapes } from './shapes';

let registered = false;

/** Registers every kernel of the trace backend with tfjs, once. */
export function registerTraceKernels(): void {
  if (registered) return;
  registered = true;
  registerConvolution();
  registerElementwise();
  registerIndices();
  registerMatrix();
  registerReductions();
  registerShapes();
}
