/** Door of the room: a made-up country and the files that its offices send. */

export { firstReceivedAt } from './cast/cast.ts';
export { type CastForm, castFolder, castFolderBefore, castForms, writeCast } from './cast/write-cast.ts';
export { type MixName, mixNames } from './mixes.ts';
export { type Simulation, type SimulationSummary, simulate } from './simulate.ts';
