/** A delivery that lies ready, and the run that takes it in; the program knows both and hands them to the routes. */
export type Delivery = {
  waiting(): Promise<{ readonly files: number; readonly records: number } | null>;
  /** Whether a run works on this register now, ours or another program's. */
  running(): Promise<boolean>;
  start(now: Date): Promise<{ readonly buildId: string }>;
};
