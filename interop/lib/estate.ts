// The program clients/java/Estate.java: what only Apache Kafka's clients make, and all that a server says of its directory.
import { classes, interopDir, jars } from './cache.ts'
import { ProcessDriver } from './driver.ts'

/** Calls that change something; their parameters are described in Estate.java. */
type Work =
  | 'topic'
  | 'deleteTopic'
  | 'produce'
  | 'transaction'
  | 'configs'
  | 'commit'
  | 'group'
  | 'streams'
  | 'credentials'

/** Offsets that a share group took. */
interface Taken {
  readonly offsets: readonly number[]
}

export class Estate {
  readonly #driver: ProcessDriver

  constructor(bootstrap: string) {
    const memory = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto']
    const log = `-Dlog4j2.configurationFile=${interopDir}/clients/java/log4j2.properties`
    const path = `${classes('clients-4.4.0')}:${jars('clients-4.4.0')}`
    this.#driver = new ProcessDriver('java', [...memory, log, '-cp', path, 'Estate', bootstrap])
  }

  async do(work: Work, params: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.#call(work, params)
  }

  async share(params: Readonly<Record<string, unknown>>): Promise<readonly number[]> {
    return ((await this.#call('share', params)) as Taken).offsets
  }

  /** `kafka`: also what Ottla does not serve. */
  async look(
    what: 'metadata' | 'groups' | 'records',
    { kafka }: { readonly kafka: boolean },
  ): Promise<Record<string, unknown>> {
    return (await this.#call(what, { kafka })) as Record<string, unknown>
  }

  /** As `kill -9`: transactions that are open stay so. */
  async kill(): Promise<void> {
    await this.#driver.kill()
  }

  async #call(name: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
    // Estate.java answers to names of its own, in the form of the drivers.
    const call = this.#driver.call.bind(this.#driver) as unknown as (name: string, params: object) => Promise<unknown>
    return await call(name, params)
  }
}
