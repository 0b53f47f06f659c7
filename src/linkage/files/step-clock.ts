/** What each step of a run took. */
export type Step = { readonly name: string; readonly seconds: number; readonly cpuSeconds: number };

/** Wall and CPU time of each step. */
export function stepClock(): { enter(name: string): void; steps(): readonly Step[] } {
  const steps: Step[] = [];
  let [name, wall, cpu] = ['plan', performance.now(), process.cpuUsage()];
  const leave = (): void => {
    const { user, system } = process.cpuUsage(cpu);
    steps.push({ name, seconds: Number(((performance.now() - wall) / 1000).toFixed(2)), cpuSeconds: Number(((user + system) / 1e6).toFixed(2)) });
    [wall, cpu] = [performance.now(), process.cpuUsage()];
  };
  return {
    enter(next) {
      if (next === name) return;
      leave();
      name = next;
    },
    steps() {
      leave();
      return steps;
    },
  };
}
