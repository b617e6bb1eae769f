export { openShelf, type Booth, type PollShelf } from './booth.ts';
export { castBallot, type CastInput, type Receipt } from './cast-ballot.ts';
export {
  certifyVoter,
  openStation,
  type CertifyInput,
  type CertifyVoterRefusal,
} from './certify-voter.ts';
export { closeVoting, extendVoting, openVoting } from './change-times.ts';
export { destroyKey } from './destroy-key.ts';
export { forgetAttempts } from './forget-attempts.ts';
export { identify, type Admitted, type IdentifyInput, type IdentifyRefusal } from './identify.ts';
export { listVotings, type AreaVoting, type Voting } from './list-votings.ts';
export { PERMIT_MS, readPermit, writePermit, type Permit } from './permit.ts';
export {
  ballotList,
  ballotPage,
  codesOfSecret,
  findReceipt,
  pollsOf,
  spendTicket,
  type FoundReceipt,
} from './read-votes.ts';
export { sealBox } from './seal-box.ts';
export {
  previewBallots,
  setBallots,
  type SetBallotInput,
  type SetBallotRefusal,
} from './set-ballot.ts';
