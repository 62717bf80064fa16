/** What somebody who watches the broker is told, as it happens. Every call is optional and must not throw. */
export interface BrokerEvents {
  clientConnected?(client: {
    readonly id: string
    readonly software: string
    readonly version: string
    readonly host: string
  }): void
  topicCreated?(topic: { readonly name: string; readonly partitions: number; readonly automatic: boolean }): void
  topicDeleted?(name: string): void
  groupStable?(groupId: string, generation: number, members: number): void
}
