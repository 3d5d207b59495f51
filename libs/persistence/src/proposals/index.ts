export { decideProposal, lockProposal } from './decide-proposal';
export type { Decision, LockedProposal } from './decide-proposal';
export { editProposal, proposalEdits } from './edit-proposal';
export type { ProposalEdit } from './edit-proposal';
export { listProposals } from './proposals.query';
export type { ProposalFilters, ProposalPage } from './proposals.query';
export type { DecisionError, EditError, ProposalRow, ProposalState, ProposalViewer } from './proposal';
