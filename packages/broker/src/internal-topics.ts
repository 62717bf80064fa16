/** Topics that belong to coordinators: clients may read them, and not write or delete their records. */
export const GROUP_TOPIC = '__consumer_offsets'
export const TRANSACTION_TOPIC = '__transaction_state'
export const SHARE_STATE_TOPIC = '__share_group_state'
export const INTERNAL_TOPICS: ReadonlySet<string> = new Set([GROUP_TOPIC, TRANSACTION_TOPIC, SHARE_STATE_TOPIC])
