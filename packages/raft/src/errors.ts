/** The quorum has other voters than this node: what it would write alone, the others might contradict. */
export class NotSoleVoterError extends Error {
  override name = 'NotSoleVoterError'
}

/** A directory that is not, or not rightly, formatted for this node. The message says what to do. */
export class NotFormattedError extends Error {
  override name = 'NotFormattedError'
}

/** A snapshot, a control record or the quorum's state that cannot be read: the metadata would be incomplete. */
export class DamagedMetadataError extends Error {
  override name = 'DamagedMetadataError'
}
