export * from './ownershipGaps';
export * from './query';
export * from './scorecards';
export * from './scores';
export * from './services';
export * from './usage';
