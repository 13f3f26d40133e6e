import { type MethodName, type ParamsIn } from '../../src-shared/contract/app/index';

/** A call of the contract, as data: so that a page that is loaded anew can still take edits back. */
export type Call = { [Name in MethodName]: [method: Name, params: ParamsIn<Name>] }[MethodName];

/** An edit that can be taken back. */
export interface Edit {
  /** What was done, in the user's words. */
  label: string;
  do: Call;
  undo: Call;
}
