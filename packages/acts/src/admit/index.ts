export { readToCompare, type ComparedArea, type CycleToCompare } from './compare-area.ts';
export { countingRoom, type CountingRoomRefusal } from './counting-room.ts';
export { listCountings, type Counting, type CountingState } from './list-countings.ts';
export type { AreaCounting, CycleCounting } from './load-case.ts';
export { readOpenData, writeAreaFile, type AreaFile, type OpenArea } from './open-data.ts';
export { publishResult, type Published } from './publish-result.ts';
export { readResult, type PublicResult, type PublishedVersion } from './read-result.ts';
export { recordRuling, type RulingInput } from './record-ruling.ts';
export { settleTie } from './settle-tie.ts';
