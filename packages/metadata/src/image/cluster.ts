import type { Uuid } from '@ottla/base'

/** An address under which a node is reached, by the name of its listener. */
export interface Endpoint {
  readonly name: string
  readonly host: string
  readonly port: number
  /** 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL. */
  readonly securityProtocol: number
}

export interface VersionRange {
  readonly min: number
  readonly max: number
}

export interface BrokerRegistration {
  readonly id: number
  /** Offset of the registration's record: a newer registration has a larger one. */
  readonly epoch: number
  readonly incarnationId: Uuid
  readonly listeners: ReadonlyMap<string, Endpoint>
  readonly supportedFeatures: ReadonlyMap<string, VersionRange>
  readonly rack: string | null
  readonly fenced: boolean
  readonly inControlledShutdown: boolean
  readonly isMigratingZkBroker: boolean
  readonly directories: readonly Uuid[]
  /** Directories that get no new replicas; null where the metadata version does not know them (before 4.3). */
  readonly cordonedDirectories: readonly Uuid[] | null
}

export interface ControllerRegistration {
  readonly id: number
  readonly incarnationId: Uuid
  readonly zkMigrationReady: boolean
  readonly listeners: ReadonlyMap<string, Endpoint>
  readonly supportedFeatures: ReadonlyMap<string, VersionRange>
}

/** The registered nodes. Both maps are in the order of ids. */
export class ClusterImage {
  static readonly EMPTY: ClusterImage = new ClusterImage(new Map(), new Map())
  readonly brokers: ReadonlyMap<number, BrokerRegistration>
  readonly controllers: ReadonlyMap<number, ControllerRegistration>

  constructor(
    brokers: ReadonlyMap<number, BrokerRegistration>,
    controllers: ReadonlyMap<number, ControllerRegistration>,
  ) {
    this.brokers = brokers
    this.controllers = controllers
  }

  broker(id: number): BrokerRegistration | undefined {
    return this.brokers.get(id)
  }

  /** Registered and not fenced: the brokers that Metadata lists. */
  aliveBrokers(): BrokerRegistration[] {
    return [...this.brokers.values()].filter((broker) => !broker.fenced)
  }

  isAlive(id: number): boolean {
    return this.brokers.get(id)?.fenced === false
  }

  /** Epoch of a registered broker, -1 for others. */
  brokerEpoch(id: number): number {
    return this.brokers.get(id)?.epoch ?? -1
  }
}
