/** States as a table: the button, the interface, the guard and the test read the same one. */

/** state → move → who may make it and where it leads. */
export type StateTable<State extends string> = { readonly [from in State]: { readonly [move: string]: { readonly by: string; readonly to: State } } };

/** Where a move leads, or `undefined` when this state does not allow it or this role may not make it. */
export function nextState<State extends string>(table: StateTable<State>, from: State, move: string, by: string): State | undefined {
  const step = table[from][move];
  return step !== undefined && step.by === by ? step.to : undefined;
}
