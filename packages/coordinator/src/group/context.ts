/** What the coordinator needs to know of a request besides its message. */
export interface GroupRequestContext {
  readonly apiVersion: number
  /** Empty where the client gave none. */
  readonly clientId: string
  /** As Java prints an address without a name, `/1.2.3.4`: tools parse the slash. */
  readonly clientHost: string
}

/** Topic ids and names, from the metadata image of the broker. */
export interface TopicResolver {
  /** ZERO_UUID-safe: null for an unknown id. */
  nameOf(topicId: string): string | null
  /** null for an unknown name. */
  idOf(topicName: string): string | null
}
