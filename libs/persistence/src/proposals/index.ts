export { decideProposal, lockProposal } from './decide-proposal';
export type { Decision, LockedProposal } from './decide-proposal';
export { listProposals } from './proposals.query';
export type { ProposalFilters, ProposalPage } from './proposals.query';
export type { DecisionError, ProposalRow, ProposalState, ProposalViewer } from './proposal';
