export { dealtBallots, fillBox, type InventedBallots } from './fill-box.ts';
export type { DemoHouse } from './house.ts';
export { loadDemo } from './load.ts';
export { DEMO_ACCOUNTS, demoCode, type DemoAccount } from './people.ts';
export { registryCases, type RegistryCase } from './registry-cases.ts';
