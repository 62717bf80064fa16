import type { Uuid } from '@ottla/base'
import type {
  BrokerRegistrationChangeRecord,
  FenceBrokerRecord,
  RegisterBrokerRecord,
  RegisterControllerRecord,
  UnfenceBrokerRecord,
  UnregisterBrokerRecord,
  UnregisterControllerRecord,
} from '@ottla/protocol'
import { createRegisterBrokerRecord, createRegisterControllerRecord } from '@ottla/protocol'
import { type ImageWriter, sortedById } from './writer.ts'

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

/** 3.7-IV2: registrations know directories. */
const DIRECTORIES = 17
/** 4.3-IV0: registrations know cordoned directories. */
const CORDONED_DIRECTORIES = 30

/** The registration that a record makes. */
export function brokerRegistrationOf(record: RegisterBrokerRecord): BrokerRegistration {
  return {
    id: record.brokerId,
    epoch: record.brokerEpoch,
    incarnationId: record.incarnationId,
    listeners: new Map(record.endPoints.map((endpoint) => [endpoint.name, endpointOf(endpoint)])),
    supportedFeatures: new Map(record.features.map(rangeOf)),
    rack: record.rack,
    fenced: record.fenced,
    inControlledShutdown: record.inControlledShutdown,
    isMigratingZkBroker: record.isMigratingZkBroker,
    directories: record.logDirs,
    cordonedDirectories: record.cordonedLogDirs,
  }
}

/** The registration after a change: 1 sets a flag, -1 clears it, 0 and absent lists leave things as they are. */
export function changedBrokerRegistration(
  before: BrokerRegistration,
  record: BrokerRegistrationChangeRecord,
): BrokerRegistration {
  const fenced = record.fenced === 0 ? before.fenced : record.fenced > 0
  const shutdown = record.inControlledShutdown
  return {
    ...before,
    fenced,
    inControlledShutdown: shutdown === 0 ? before.inControlledShutdown : shutdown > 0,
    directories: record.logDirs.length === 0 ? before.directories : record.logDirs,
    cordonedDirectories: record.cordonedLogDirs ?? before.cordonedDirectories,
  }
}

export function controllerRegistrationOf(record: RegisterControllerRecord): ControllerRegistration {
  return {
    id: record.controllerId,
    incarnationId: record.incarnationId,
    zkMigrationReady: record.zkMigrationReady,
    listeners: new Map(record.endPoints.map((endpoint) => [endpoint.name, endpointOf(endpoint)])),
    supportedFeatures: new Map(record.features.map(rangeOf)),
  }
}

/** The record that makes a registration again, at the version that the metadata version allows. */
export function registerBrokerRecordOf(broker: BrokerRegistration, metadataVersion: number): RegisterBrokerRecord {
  return createRegisterBrokerRecord({
    brokerId: broker.id,
    isMigratingZkBroker: broker.isMigratingZkBroker,
    incarnationId: broker.incarnationId,
    brokerEpoch: broker.epoch,
    endPoints: [...broker.listeners.values()].map((endpoint) => ({ ...endpoint, unknownTags: null })),
    features: featuresOf(broker.supportedFeatures),
    rack: broker.rack,
    fenced: broker.fenced,
    inControlledShutdown: broker.inControlledShutdown,
    logDirs: metadataVersion >= DIRECTORIES ? [...broker.directories] : [],
    cordonedLogDirs:
      metadataVersion >= CORDONED_DIRECTORIES && broker.cordonedDirectories !== null
        ? [...broker.cordonedDirectories]
        : null,
  })
}

export function registerControllerRecordOf(controller: ControllerRegistration): RegisterControllerRecord {
  return createRegisterControllerRecord({
    controllerId: controller.id,
    incarnationId: controller.incarnationId,
    zkMigrationReady: controller.zkMigrationReady,
    endPoints: [...controller.listeners.values()].map((endpoint) => ({ ...endpoint, unknownTags: null })),
    features: featuresOf(controller.supportedFeatures),
  })
}

function endpointOf(endpoint: Endpoint): Endpoint {
  const { name, host, port, securityProtocol } = endpoint
  return { name, host, port, securityProtocol }
}

function rangeOf(feature: {
  readonly name: string
  readonly minSupportedVersion: number
  readonly maxSupportedVersion: number
}): [string, VersionRange] {
  return [feature.name, { min: feature.minSupportedVersion, max: feature.maxSupportedVersion }]
}

function featuresOf(
  ranges: ReadonlyMap<string, VersionRange>,
): { name: string; minSupportedVersion: number; maxSupportedVersion: number; unknownTags: null }[] {
  return [...ranges].map(([name, { min, max }]) => ({
    name,
    minSupportedVersion: min,
    maxSupportedVersion: max,
    unknownTags: null,
  }))
}

export function writeCluster(image: ClusterImage, writer: ImageWriter): void {
  const { metadataVersion } = writer
  for (const broker of image.brokers.values()) {
    writer.write('RegisterBrokerRecord', registerBrokerRecordOf(broker, metadataVersion))
  }
  if (!writer.supports('RegisterControllerRecord')) return
  for (const controller of image.controllers.values()) {
    writer.write('RegisterControllerRecord', registerControllerRecordOf(controller))
  }
}

/** Which registrations changed; null is one that is gone. */
export class ClusterDelta {
  readonly image: ClusterImage
  readonly changedBrokers: Map<number, BrokerRegistration | null> = new Map()
  readonly changedControllers: Map<number, ControllerRegistration | null> = new Map()

  constructor(image: ClusterImage) {
    this.image = image
  }

  /** A broker as it is after the delta. */
  broker(id: number): BrokerRegistration | null {
    const changed = this.changedBrokers.get(id)
    return changed === undefined ? (this.image.broker(id) ?? null) : changed
  }

  registerBroker(record: RegisterBrokerRecord): void {
    this.changedBrokers.set(record.brokerId, brokerRegistrationOf(record))
  }

  unregisterBroker(record: UnregisterBrokerRecord): void {
    this.changedBrokers.set(record.brokerId, null)
  }

  fenceBroker(record: FenceBrokerRecord): void {
    this.changedBrokers.set(record.id, { ...this.#registered(record.id, record.epoch), fenced: true })
  }

  unfenceBroker(record: UnfenceBrokerRecord): void {
    this.changedBrokers.set(record.id, { ...this.#registered(record.id, record.epoch), fenced: false })
  }

  changeBroker(record: BrokerRegistrationChangeRecord): void {
    const before = this.#registered(record.brokerId, record.brokerEpoch)
    this.changedBrokers.set(record.brokerId, changedBrokerRegistration(before, record))
  }

  registerController(record: RegisterControllerRecord): void {
    this.changedControllers.set(record.controllerId, controllerRegistrationOf(record))
  }

  unregisterController(record: UnregisterControllerRecord): void {
    this.changedControllers.set(record.controllerId, null)
  }

  /** A snapshot begins: what it does not name is gone. */
  finishSnapshot(): void {
    for (const id of this.image.brokers.keys()) if (!this.changedBrokers.has(id)) this.changedBrokers.set(id, null)
    for (const id of this.image.controllers.keys()) {
      if (!this.changedControllers.has(id)) this.changedControllers.set(id, null)
    }
  }

  apply(): ClusterImage {
    return new ClusterImage(
      sortedById(this.image.brokers, this.changedBrokers),
      sortedById(this.image.controllers, this.changedControllers),
    )
  }

  #registered(id: number, epoch: number): BrokerRegistration {
    const broker = this.broker(id)
    if (broker === null) throw new Error(`a record changes broker ${id}, which is not registered`)
    if (broker.epoch !== epoch) {
      throw new Error(`a record changes broker ${id} at epoch ${epoch}, but it is registered at ${broker.epoch}`)
    }
    return broker
  }
}
