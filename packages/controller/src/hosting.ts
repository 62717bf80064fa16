/** Puts a controller on its log: the shard, the runtime that hosts it, and the front that answers requests. */
import type { Clock, Logger, Random } from '@ottla/base'
import { ErrorCode, type MetadataRecord } from '@ottla/protocol'
import { AppendError, type ReplicatedLog, Runtime } from '@ottla/rsm'
import { Controller } from './controller.ts'
import type { ControllerOptions } from './options.ts'
import { ControllerShard } from './shard.ts'

export interface ControllerHosting {
  readonly log: ReplicatedLog<MetadataRecord>
  readonly options: ControllerOptions
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** State and log no longer agree: the process must stop. */
  readonly onFatal?: (error: Error) => void
}

export interface HostedController {
  readonly controller: Controller
  readonly shard: ControllerShard
  /** Replays the log and writes the bootstrap into an empty one. Requests before it are refused with NOT_CONTROLLER. */
  start(): Promise<void>
  /** Idempotent. Whoever waits is answered with NOT_CONTROLLER. */
  close(): void
}

export function hostController(hosting: ControllerHosting): HostedController {
  const { log, options, clock, random, logger } = hosting
  const runtime = new Runtime<MetadataRecord, ControllerShard>({
    log,
    clock,
    logger,
    errorCodes: { loading: ErrorCode.NOT_CONTROLLER, closed: ErrorCode.NOT_CONTROLLER },
    makeShard: (timers) => new ControllerShard(options, { timers, nextOffset: () => log.endOffset }, random),
    ...(hosting.onFatal === undefined ? {} : { onFatal: hosting.onFatal }),
  })
  const controller = new Controller(runtime.shard, {
    write: (operation) => runtime.write((_shard, now) => operation(now)),
  })
  return {
    controller,
    shard: runtime.shard,
    start: async () => {
      await runtime.load()
      await controller.activate()
    },
    close: () => runtime.close(new AppendError(ErrorCode.NOT_CONTROLLER, 'the controller is shutting down')),
  }
}
