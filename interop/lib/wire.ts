// A connection that sends bytes of our own making: for requests that no client would send, and to see that a server is
// up. It stands apart from @ottla/protocol on purpose: a judge must not share code with the judged.
import { connect, type Socket } from 'node:net'

const MAX_FRAME = 128 << 20

/** One raw connection: frames out, frames in, matched by order as Kafka answers in order. */
export class Wire {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  readonly #waiting: { resolve: (frame: Buffer) => void; reject: (error: Error) => void }[] = []
  #correlation = 0
  #closed: Error | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('close', () => this.#end(new Error('the server closed the connection')))
    socket.on('error', (error) => this.#end(error))
  }

  static async open(address: string): Promise<Wire> {
    const [host, port] = splitAddress(address)
    return await new Promise((resolve, reject) => {
      const socket = connect({ host, port })
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        socket.setNoDelay(true)
        resolve(new Wire(socket))
      })
    })
  }

  /** Sends a request with header version 1 (classic) or 2 (flexible) and gives the answer's bytes after its header. */
  async request(api: number, version: number, flexible: boolean, body: Buffer, limitMs = 15_000): Promise<Buffer> {
    const correlation = ++this.#correlation
    const name = Buffer.from('wire')
    const head = Buffer.alloc(10 + name.length + (flexible ? 1 : 0))
    head.writeInt16BE(api, 0)
    head.writeInt16BE(version, 2)
    head.writeInt32BE(correlation, 4)
    head.writeInt16BE(name.length, 8)
    name.copy(head, 10)
    const frame = await this.exchange(Buffer.concat([head, body]), limitMs)
    if (frame.readInt32BE(0) !== correlation) throw new Error(`answer to ${frame.readInt32BE(0)}, not ${correlation}`)
    return frame.subarray(flexible && api !== 18 ? 5 : 4)
  }

  /** Sends one frame (without its length) and gives the next frame that comes. */
  async exchange(payload: Buffer, limitMs = 15_000): Promise<Buffer> {
    if (this.#closed !== null) throw this.#closed
    const length = Buffer.alloc(4)
    length.writeInt32BE(payload.length, 0)
    this.#socket.write(Buffer.concat([length, payload]))
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end(new Error(`no answer within ${limitMs} ms`)), limitMs)
      this.#waiting.push({
        resolve: (frame) => {
          clearTimeout(timer)
          resolve(frame)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
    })
  }

  /** Sends a frame to which no answer comes (Produce with acks 0). */
  send(payload: Buffer): void {
    const length = Buffer.alloc(4)
    length.writeInt32BE(payload.length, 0)
    this.#socket.write(Buffer.concat([length, payload]))
  }

  close(): void {
    this.#socket.destroy()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    while (this.#received.length >= 4) {
      const length = this.#received.readInt32BE(0)
      if (length < 0 || length > MAX_FRAME) return this.#end(new Error(`a frame of ${length} bytes`))
      if (this.#received.length < 4 + length) return
      const frame = this.#received.subarray(4, 4 + length)
      this.#received = this.#received.subarray(4 + length)
      this.#waiting.shift()?.resolve(frame)
    }
  }

  #end(error: Error): void {
    if (this.#closed !== null) return
    this.#closed = error
    this.#socket.destroy()
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error)
  }
}

function splitAddress(address: string): [host: string, port: number] {
  const at = address.lastIndexOf(':')
  return [address.slice(0, at), Number(address.slice(at + 1))]
}

/** True when the server answers Metadata and names at least one broker: then it takes requests of clients. */
export async function isServing(address: string): Promise<boolean> {
  try {
    using wire = await Wire.open(address)
    // Metadata v1 for no topics.
    const answer = await wire.request(3, 1, false, Buffer.from([0, 0, 0, 0]), 3_000)
    return answer.readInt32BE(0) > 0
  } catch {
    // Not up yet: the caller asks again until its limit.
    return false
  }
}
