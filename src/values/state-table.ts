/** States as a table: the button, the interface, the guard and the test read the same one. */

/** state → move → who may make it and where it leads. */
export type StateTable<State extends string> = { readonly [from in State]: { readonly [move: string]: { readonly by: string; readonly to: State } } };
