/**
 * A broker's registration with the controller, and the heartbeats that keep it (KIP-631):
 *
 *     registered, fenced --(it has read its own registration)--> unfenced --(wantShutDown)--> gone
 *                ^                                                  |
 *                +--------------(the session ran out)---------------+
 *
 * A broker that was suspended and wakes up fenced goes on with its heartbeats, and is unfenced again under the same epoch.
 */
import { type Random, randomUuid, sleep, type Timer, type Uuid } from '@ottla/base'
import {
  type BrokerRegistrationResponse,
  createBrokerHeartbeatRequest,
  createBrokerRegistrationRequest,
  createBrokerRegistrationRequestFeature,
  createBrokerRegistrationRequestListener,
  ErrorCode,
  errorInfo,
  supportedFeatures,
} from '@ottla/protocol'
import type { Broker } from './broker.ts'

/** What the controller and clients are told about a listener. */
export interface AdvertisedListener {
  readonly name: string
  readonly host: string
  readonly port: number
  /** Code of the security protocol: 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL. */
  readonly securityProtocol: number
}

export interface BrokerLifecycleOptions {
  readonly broker: Broker
  readonly random: Random
  readonly listeners: readonly AdvertisedListener[]
  /** Ids of the log directories that are online. */
  readonly logDirs: readonly Uuid[]
  /** Epoch of the run before, as its clean stop wrote it down; -1 after an unclean one. */
  readonly previousBrokerEpoch: number
  /** Ids of directories that have gone offline since. */
  readonly offlineLogDirs: () => readonly Uuid[]
}

/** Between two attempts to register, and between two steps of a stop. */
const RETRY_MS = 50
/** A stop that the controller does not agree to goes on without it after this. */
const SHUTDOWN_TIMEOUT_MS = 10_000

/** The controller does not take this broker. The message says why. */
export class RegistrationError extends Error {
  override name = 'RegistrationError'
}

export class BrokerLifecycle {
  readonly #options: BrokerLifecycleOptions
  readonly #incarnationId: Uuid
  #timer: Timer | null = null
  #heartbeat: Promise<void> = Promise.resolve()
  #fenced = true
  #stopping = false
  #closed = false

  constructor(options: BrokerLifecycleOptions) {
    this.#options = options
    this.#incarnationId = randomUuid(options.random)
  }

  get fenced(): boolean {
    return this.#fenced
  }

  /** Registers, waits until the broker has read its registration, and is unfenced. Throws RegistrationError. */
  async start(): Promise<void> {
    const { broker } = this.#options
    const deadline = broker.clock.monotonic() + broker.config.number('initial.broker.registration.timeout.ms')
    broker.brokerEpoch = await this.#register(deadline)
    while (!this.#closed) {
      await broker.caughtUp()
      await this.#beat(false)
      if (!this.#fenced) break
      if (broker.clock.monotonic() >= deadline)
        throw new RegistrationError('the controller does not unfence the broker')
      await sleep(broker.clock, RETRY_MS)
    }
    // Clients are shown brokers that are not fenced: this one must be among them before it takes the first request.
    await broker.caughtUp()
    this.#schedule()
  }

  /** Controlled shutdown: the controller moves leaderships away and lets the broker go. Never throws, and ends in time. */
  async shutDown(): Promise<void> {
    const { broker } = this.#options
    if (this.#stopping || broker.brokerEpoch < 0) return
    this.#stopping = true
    this.#timer?.cancel()
    await this.#heartbeat
    const deadline = broker.clock.monotonic() + SHUTDOWN_TIMEOUT_MS
    for (let attempt = 0; !this.#closed && !(await this.#beat(true)); attempt++) {
      if (broker.clock.monotonic() >= deadline) {
        broker.logger.log('warn', 'the controller did not let the broker go in time; it stops all the same')
        return
      }
      // The second one says that it knows who leads instead; others have to be waited for.
      if (attempt === 0) await broker.caughtUp()
      else await sleep(broker.clock, RETRY_MS)
    }
    await broker.caughtUp()
  }

  /** No further heartbeats. Idempotent. */
  close(): void {
    this.#closed = true
    this.#timer?.cancel()
  }

  async #register(deadline: number): Promise<number> {
    const { broker } = this.#options
    for (;;) {
      const answer = await broker.controller.registerBroker(this.#registration())
      if (answer.errorCode === ErrorCode.NONE) return answer.brokerEpoch
      if (!isRetriable(answer) || broker.clock.monotonic() >= deadline || this.#closed) {
        throw new RegistrationError(`the controller refuses broker ${broker.id}: ${errorInfo(answer.errorCode).name}`)
      }
      await sleep(broker.clock, RETRY_MS)
    }
  }

  #registration(): ReturnType<typeof createBrokerRegistrationRequest> {
    const { broker, listeners, logDirs, previousBrokerEpoch } = this.#options
    return createBrokerRegistrationRequest({
      brokerId: broker.id,
      clusterId: broker.clusterId,
      incarnationId: this.#incarnationId,
      listeners: listeners.map((listener) => createBrokerRegistrationRequestListener(listener)),
      features: supportedFeatures
        .filter(({ listener }) => listener === 'broker')
        .map(({ name, min, max }) =>
          createBrokerRegistrationRequestFeature({ name, minSupportedVersion: min, maxSupportedVersion: max }),
        ),
      rack: broker.config.text('broker.rack'),
      logDirs: [...logDirs],
      previousBrokerEpoch,
    })
  }

  #schedule(): void {
    if (this.#stopping || this.#closed) return
    const { broker } = this.#options
    this.#timer = broker.clock.schedule(broker.config.number('broker.heartbeat.interval.ms'), () => {
      this.#heartbeat = this.#beat(false).then(() => this.#schedule())
    })
  }

  /** One heartbeat. True if the controller lets the broker go. What goes wrong is logged: the next one may do better. */
  async #beat(wantShutDown: boolean): Promise<boolean> {
    const { broker, offlineLogDirs } = this.#options
    try {
      const answer = await broker.controller.brokerHeartbeat(
        createBrokerHeartbeatRequest({
          brokerId: broker.id,
          brokerEpoch: broker.brokerEpoch,
          currentMetadataOffset: broker.appliedOffset,
          wantFence: false,
          wantShutDown,
          offlineLogDirs: [...offlineLogDirs()],
          cordonedLogDirs: [],
        }),
      )
      if (answer.errorCode !== ErrorCode.NONE) {
        broker.logger.log('warn', 'a heartbeat was refused', { error: errorInfo(answer.errorCode).name })
        // Whom the controller does not know (any more) it need not let go.
        return (
          answer.errorCode === ErrorCode.BROKER_ID_NOT_REGISTERED || answer.errorCode === ErrorCode.STALE_BROKER_EPOCH
        )
      }
      if (answer.isFenced && !this.#fenced && !wantShutDown) {
        broker.logger.log('warn', 'the broker is fenced: its session had run out')
      }
      this.#fenced = answer.isFenced
      return answer.shouldShutDown
    } catch (error) {
      broker.logger.log('error', 'a heartbeat failed', { error })
      return false
    }
  }
}

function isRetriable({ errorCode }: BrokerRegistrationResponse): boolean {
  // A duplicate is often this broker's own past, whose session ends soon.
  return errorCode === ErrorCode.NOT_CONTROLLER || errorCode === ErrorCode.DUPLICATE_BROKER_REGISTRATION
}
