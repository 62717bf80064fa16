/** What is known of an API besides its messages. */

import type { AnyMessageType } from './message-type.ts'

export interface VersionRange {
  readonly min: number
  readonly max: number
}

export interface ApiInfo {
  readonly key: number
  readonly name: string
  readonly listeners: readonly string[]
  /** Null where no version is left. */
  readonly request: AnyMessageType | null
  readonly response: AnyMessageType | null
  /** What ApiVersions announces on a broker's listener; null: not there. Produce is announced from 0, v0-2 are refused. */
  readonly broker: VersionRange | null
  /** The same with unstable versions switched on. */
  readonly brokerUnstable: VersionRange | null
  /** What ApiVersions announces on a controller's listener. */
  readonly controller: VersionRange | null
  /** All versions that the messages have. */
  readonly versions: VersionRange | null
  readonly latestUnstable: boolean
  /** First version with compact forms and tagged fields; `Infinity` where there is none. */
  readonly flexibleSince: number
  /** A broker passes the request on to the active controller. */
  readonly forwardable: boolean
  /** Only for principals that may act for the cluster. */
  readonly clusterAction: boolean
}
