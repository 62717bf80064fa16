// What the scenarios may do with a server, whichever it is.
import type { Child } from '../lib/process.ts'

/** The kind of server that a job is run against. */
export type TargetName = 'kafka' | 'ottla'

/** A running server on a loopback port with a directory of its own. */
export interface Target {
  readonly name: TargetName
  /** `host:port` of the client listener; stays the same over restarts. */
  readonly bootstrap: string
  /** The directory that holds everything of this server. */
  readonly dir: string
  /** Clean stop (SIGTERM) and start on the same directory and port. */
  restart(): Promise<void>
  /** SIGKILL, then start on what is left. */
  crash(): Promise<void>
  /** SIGSTOP: the process keeps its sockets and answers nothing. */
  pause(): void
  resume(): void
  /** Clean stop; the directory stays. */
  stop(): Promise<void>
  /** SIGKILL; the directory stays. */
  kill(): Promise<void>
  /** What the process last wrote. */
  output(): string
}

/** A process that can be replaced by its successor; pausing and stopping go by its pid. */
export class Served {
  #child: Child | null = null

  set(child: Child): void {
    this.#child = child
  }

  get child(): Child {
    if (this.#child === null) throw new Error('the server was not started')
    return this.#child
  }

  output(): string {
    return this.#child?.output() ?? ''
  }

  signal(name: NodeJS.Signals): void {
    this.child.process.kill(name)
  }
}
