/** What a broker may want to count or show of its groups. Called while deciding, so it must be quick and must not throw. */
export interface GroupObserver {
  /** A generation has its assignment, and it is committed. */
  rebalanceCompleted(groupId: string, generation: number, memberCount: number): void
  offsetsCommitted(count: number): void
  offsetsExpired(count: number): void
  offsetsDeleted(count: number): void
}

export const silentObserver: GroupObserver = {
  rebalanceCompleted: () => {},
  offsetsCommitted: () => {},
  offsetsExpired: () => {},
  offsetsDeleted: () => {},
}
