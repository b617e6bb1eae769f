export * from './rule.ts';
export * from './finding.ts';
export * from './tie.ts';
export * from './publish.ts';
export * from './refusal.ts';
export * from './document.ts';
