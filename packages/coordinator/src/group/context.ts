/** What the coordinator needs to know of a request besides its message. */
export interface GroupRequestContext {
  readonly apiVersion: number
  /** Empty where the client gave none. */
  readonly clientId: string
  /** As Java prints an address without a name, `/1.2.3.4`: tools parse the slash. */
  readonly clientHost: string
}

/** Topics as the broker's metadata image has them. */
export interface TopicResolver {
  /** null for an id that no topic has, the zero id included. */
  nameOf(topicId: string): string | null
  /** null for an unknown name. */
  idOf(topicName: string): string | null
  /** null for an unknown name. */
  partitionCountOf(topicName: string): number | null
}
