/**
 * The life of a broker as the controller sees it (KIP-631): registered and fenced, unfenced once it has read its own
 * registration, on its way out, fenced again. Heartbeats and their deadlines are soft state: a new controller gives every
 * broker a fresh session.
 */
import type { Uuid } from '@ottla/base'
import { type BrokerRegistration, versionedRecord } from '@ottla/metadata'
import {
  type BrokerHeartbeatRequest,
  type BrokerRegistrationRequest,
  type ControllerRegistrationRequest,
  createBrokerRegistrationChangeRecord,
  createRegisterBrokerRecord,
  createRegisterControllerRecord,
  createUnregisterBrokerRecord,
  ErrorCode,
  METADATA_VERSION_FEATURE,
  type MetadataRecord,
} from '@ottla/protocol'
import { ControllerError } from './controller-error.ts'
import type { ControllerOptions } from './options.ts'
import type { PartitionControl } from './partitions.ts'
import type { ControllerState } from './state.ts'

/** 3.7-IV2: brokers register with their directories. Below, no record has room for them. */
const DIRECTORIES = 17
/** 4.3-IV0: brokers may have cordoned directories. */
const CORDONED_DIRECTORIES = 30
/** Directory ids below this number are never a real directory's. */
const RESERVED_DIRECTORIES = 100n

/** What is known of a broker besides its registration. */
interface Session {
  readonly epoch: number
  /** It has sent a heartbeat (or registered) since this controller became active. */
  seen: boolean
  /** How far the broker has read the metadata, as of its last heartbeat. */
  metadataOffset: number
  /** Offset of the last record that moved its leaderships away; -1 while it is not shutting down. */
  shutdownOffset: number
}

export interface HeartbeatDecision {
  readonly records: MetadataRecord[]
  readonly isCaughtUp: boolean
  readonly isFenced: boolean
  readonly shouldShutDown: boolean
}

export class BrokerControl {
  readonly #state: ControllerState
  readonly #options: ControllerOptions
  readonly #partitions: PartitionControl
  readonly #sessions = new Map<number, Session>()

  constructor(state: ControllerState, options: ControllerOptions, partitions: PartitionControl) {
    this.#state = state
    this.#options = options
    this.#partitions = partitions
  }

  /** The controller becomes active: whoever is registered may be alive. Returns the brokers whose sessions now run. */
  activate(): number[] {
    this.#sessions.clear()
    for (const broker of this.#state.brokers.values()) this.#startSession(broker.id, broker.epoch)
    return [...this.#state.brokers.values()].filter((broker) => !broker.fenced).map((broker) => broker.id)
  }

  /** `nextOffset` is the offset of the first record that this operation writes. Throws ControllerError. */
  register(
    request: BrokerRegistrationRequest,
    nextOffset: number,
  ): { readonly records: MetadataRecord[]; readonly brokerEpoch: number } {
    const existing = this.#state.brokers.get(request.brokerId)
    this.#checkRegistration(request, existing)
    const again = existing?.incarnationId === request.incarnationId
    const records: MetadataRecord[] = []
    if (existing !== undefined && !again) records.push(...this.#changesOfRestart(request, existing))
    const brokerEpoch = again ? existing.epoch : nextOffset
    const record = createRegisterBrokerRecord({
      brokerId: request.brokerId,
      incarnationId: request.incarnationId,
      brokerEpoch,
      endPoints: request.listeners.map(({ name, host, port, securityProtocol }) => ({
        name,
        host,
        port,
        securityProtocol,
        unknownTags: null,
      })),
      features: request.features.map(({ name, minSupportedVersion, maxSupportedVersion }) => ({
        name,
        minSupportedVersion,
        maxSupportedVersion,
        unknownTags: null,
      })),
      rack: request.rack,
      fenced: again ? existing.fenced : true,
      inControlledShutdown: again && existing.inControlledShutdown,
      logDirs: this.#state.metadataVersion >= DIRECTORIES ? [...request.logDirs] : [],
    })
    records.push(versionedRecord('RegisterBrokerRecord', record, this.#state.metadataVersion))
    this.#startSession(request.brokerId, brokerEpoch).seen = true
    return { records, brokerEpoch }
  }

  /** Throws ControllerError. `nextOffset` as in `register`. */
  heartbeat(request: BrokerHeartbeatRequest, nextOffset: number): HeartbeatDecision {
    const broker = this.#checkEpoch(request.brokerId, request.brokerEpoch)
    const session = this.#sessions.get(broker.id) ?? this.#startSession(broker.id, broker.epoch)
    session.seen = true
    session.metadataOffset = request.currentMetadataOffset
    const registeredAt = this.#state.registrationOffsets.get(broker.id) ?? 0
    const isCaughtUp = request.currentMetadataOffset >= registeredAt
    const next = this.#nextState(broker, session, request, isCaughtUp)
    const records = this.#recordsOf(broker, next)
    if (next === 'controlled shutdown') {
      if (session.shutdownOffset < 0) session.shutdownOffset = nextOffset + records.length - 1
    } else session.shutdownOffset = -1
    // It is as good as gone: whoever registers next under its id need not wait for a session to end.
    if (next === 'shutdown') session.seen = false
    records.push(...this.#directoryChanges(broker, request))
    return {
      records,
      isCaughtUp,
      isFenced: next === 'fenced' || next === 'shutdown',
      shouldShutDown: next === 'shutdown',
    }
  }

  /** The session of a broker ran out: what fences it; nothing if it is fenced or gone. */
  expire(brokerId: number, epoch: number): MetadataRecord[] {
    const broker = this.#state.brokers.get(brokerId)
    if (broker === undefined || broker.epoch !== epoch) return []
    const session = this.#sessions.get(brokerId)
    if (session !== undefined) {
      session.seen = false
      session.shutdownOffset = -1
    }
    if (broker.fenced) return []
    return this.#recordsOf(broker, 'fenced')
  }

  /** Throws ControllerError. */
  unregister(brokerId: number): MetadataRecord[] {
    const broker = this.#state.brokers.get(brokerId)
    if (broker === undefined) {
      throw new ControllerError(ErrorCode.BROKER_ID_NOT_REGISTERED, `Broker ID ${brokerId} is not currently registered`)
    }
    this.#sessions.delete(brokerId)
    const record = createUnregisterBrokerRecord({ brokerId, brokerEpoch: broker.epoch })
    return [
      ...this.#partitions.changesWithBroker(brokerId, { remove: brokerId }),
      versionedRecord('UnregisterBrokerRecord', record, this.#state.metadataVersion),
    ]
  }

  registerController(request: ControllerRegistrationRequest): MetadataRecord[] {
    const record = createRegisterControllerRecord({
      controllerId: request.controllerId,
      incarnationId: request.incarnationId,
      zkMigrationReady: request.zkMigrationReady,
      endPoints: request.listeners.map(({ name, host, port, securityProtocol }) => ({
        name,
        host,
        port,
        securityProtocol,
        unknownTags: null,
      })),
      features: request.features.map(({ name, minSupportedVersion, maxSupportedVersion }) => ({
        name,
        minSupportedVersion,
        maxSupportedVersion,
        unknownTags: null,
      })),
    })
    return [versionedRecord('RegisterControllerRecord', record, this.#state.metadataVersion)]
  }

  /** The broker as registered at this epoch. Throws ControllerError. */
  checkEpoch(brokerId: number, epoch: number): void {
    this.#checkEpoch(brokerId, epoch)
  }

  #checkEpoch(brokerId: number, epoch: number): BrokerRegistration {
    const broker = this.#state.brokers.get(brokerId)
    if (broker === undefined) {
      throw new ControllerError(ErrorCode.BROKER_ID_NOT_REGISTERED, `Broker ${brokerId} is not registered.`)
    }
    if (broker.epoch !== epoch) {
      throw new ControllerError(
        ErrorCode.STALE_BROKER_EPOCH,
        `Expected broker epoch ${epoch} but got broker epoch ${broker.epoch}`,
      )
    }
    return broker
  }

  #startSession(brokerId: number, epoch: number): Session {
    const session = { epoch, seen: false, metadataOffset: -1, shutdownOffset: -1 }
    this.#sessions.set(brokerId, session)
    return session
  }

  #checkRegistration(request: BrokerRegistrationRequest, existing: BrokerRegistration | undefined): void {
    if (request.clusterId !== this.#options.clusterId) {
      throw new ControllerError(
        ErrorCode.INCONSISTENT_CLUSTER_ID,
        `Expected cluster ID ${this.#options.clusterId}, but got cluster ID ${request.clusterId}`,
      )
    }
    if (existing !== undefined && existing.incarnationId !== request.incarnationId) this.#checkDuplicate(existing)
    if (request.isMigratingZkBroker) {
      throw new ControllerError(ErrorCode.UNSUPPORTED_VERSION, 'Brokers of ZooKeeper clusters cannot be registered.')
    }
    if (this.#state.metadataVersion >= DIRECTORIES) this.#checkDirectories(request.brokerId, request.logDirs)
    this.#checkFeatures(request)
  }

  #checkDuplicate(existing: BrokerRegistration): void {
    const session = this.#sessions.get(existing.id)
    const alive = session !== undefined && (!existing.fenced || session.seen) && !existing.inControlledShutdown
    // In a combined node the broker and this controller die together: unless it has spoken since, it is the past.
    const ownPast = this.#options.isCombined && existing.id === this.#options.nodeId && session?.seen !== true
    if (alive && !ownPast) {
      throw new ControllerError(
        ErrorCode.DUPLICATE_BROKER_REGISTRATION,
        `Another broker is registered with that broker id. If the broker was recently restarted this should self-resolve once the heartbeat manager expires the broker's session.`,
      )
    }
  }

  #checkDirectories(brokerId: number, directories: readonly Uuid[]): void {
    const refuse = (message: string): never => {
      throw new ControllerError(ErrorCode.INVALID_REQUEST, message)
    }
    if (directories.length === 0) refuse('No directories specified in request')
    if (directories.some(isReserved)) refuse('Reserved directory ID in request')
    if (new Set(directories).size !== directories.length) refuse('Duplicate directory ID in request')
    for (const other of this.#state.brokers.values()) {
      const taken = other.id === brokerId ? undefined : directories.find((id) => other.directories.includes(id))
      if (taken !== undefined) refuse(`Broker ${other.id} is already registered with directory ${taken}`)
    }
  }

  /** A broker that cannot read what is finalised would misread the log. */
  #checkFeatures(request: BrokerRegistrationRequest): void {
    for (const [name, level] of this.#state.features) {
      const range = request.features.find((feature) => feature.name === name)
      const min = range?.minSupportedVersion ?? 0
      const max = range?.maxSupportedVersion ?? 0
      if (level >= min && level <= max) continue
      throw new ControllerError(
        ErrorCode.UNSUPPORTED_VERSION,
        `Unable to register because the broker does not support finalized version ${level} of ${name}. The broker wants a version between ${min} and ${max}, inclusive.`,
      )
    }
    if (!request.features.some((feature) => feature.name === METADATA_VERSION_FEATURE)) {
      throw new ControllerError(
        ErrorCode.UNSUPPORTED_VERSION,
        `Unable to register because the broker does not name ${METADATA_VERSION_FEATURE}.`,
      )
    }
  }

  /** Of a new incarnation: what the old one led goes to others; after an unclean stop it is not even eligible. */
  #changesOfRestart(request: BrokerRegistrationRequest, existing: BrokerRegistration): MetadataRecord[] {
    const clean = !this.#state.isElrEnabled || existing.epoch === request.previousBrokerEpoch
    return clean
      ? this.#partitions.changesWithBroker(existing.id, { remove: existing.id })
      : this.#partitions.changesWithBroker(existing.id, { unclean: existing.id })
  }

  #nextState(
    broker: BrokerRegistration,
    session: Session,
    request: BrokerHeartbeatRequest,
    isCaughtUp: boolean,
  ): BrokerLife {
    if (broker.fenced) {
      if (request.wantShutDown) return 'shutdown'
      return !request.wantFence && isCaughtUp ? 'unfenced' : 'fenced'
    }
    if (broker.inControlledShutdown) {
      if (this.#partitions.hasLeaderships(broker.id)) return 'controlled shutdown'
      return session.shutdownOffset <= this.#lowestActiveOffset() ? 'shutdown' : 'controlled shutdown'
    }
    if (request.wantFence) return request.wantShutDown ? 'shutdown' : 'fenced'
    if (!request.wantShutDown) return 'unfenced'
    return this.#partitions.hasLeaderships(broker.id) ? 'controlled shutdown' : 'shutdown'
  }

  /** How far all brokers that stay have read: they know then who leads instead. */
  #lowestActiveOffset(): number {
    let lowest = Number.POSITIVE_INFINITY
    for (const [id, session] of this.#sessions) {
      if (this.#state.isActive(id)) lowest = Math.min(lowest, session.metadataOffset)
    }
    return lowest
  }

  #recordsOf(broker: BrokerRegistration, next: BrokerLife): MetadataRecord[] {
    const { id } = broker
    switch (next) {
      case 'unfenced':
        if (!broker.fenced) return []
        return [this.#change(broker, { fenced: -1 }), ...this.#partitions.changesWithoutLeader({ add: id })]
      case 'controlled shutdown':
        if (broker.inControlledShutdown) return []
        return [
          this.#change(broker, { inControlledShutdown: 1 }),
          ...this.#partitions.changesWithBroker(id, { remove: id }),
        ]
      case 'fenced':
      case 'shutdown':
        if (broker.fenced) return []
        return [...this.#partitions.changesWithBroker(id, { remove: id }), this.#change(broker, { fenced: 1 })]
    }
  }

  #change(broker: BrokerRegistration, change: object): MetadataRecord {
    const record = createBrokerRegistrationChangeRecord({ brokerId: broker.id, brokerEpoch: broker.epoch, ...change })
    return versionedRecord('BrokerRegistrationChangeRecord', record, this.#state.metadataVersion)
  }

  #directoryChanges(broker: BrokerRegistration, request: BrokerHeartbeatRequest): MetadataRecord[] {
    const records: MetadataRecord[] = []
    const { cordonedLogDirs } = request
    if (cordonedLogDirs !== null && this.#state.metadataVersion >= CORDONED_DIRECTORIES) {
      const known = broker.cordonedDirectories
      if (known === null || !sameSet(known, cordonedLogDirs)) {
        records.push(this.#change(broker, { cordonedLogDirs: [...cordonedLogDirs] }))
      }
    }
    const lost = broker.directories.filter((id) => request.offlineLogDirs.includes(id))
    if (lost.length > 0) {
      const logDirs = broker.directories.filter((id) => !lost.includes(id))
      records.push(...this.#partitions.changesInDirectories(broker.id, lost))
      // An empty list would mean no change; a broker without directories stops by itself.
      if (logDirs.length > 0) records.push(this.#change(broker, { logDirs }))
    }
    return records
  }
}

type BrokerLife = 'fenced' | 'unfenced' | 'controlled shutdown' | 'shutdown'

function isReserved(id: Uuid): boolean {
  return BigInt(`0x${Buffer.from(id, 'base64url').toString('hex')}`) < RESERVED_DIRECTORIES
}

function sameSet(a: readonly Uuid[], b: readonly Uuid[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
